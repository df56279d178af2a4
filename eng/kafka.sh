# Sourced by deploy/local and the benchmarks: starts the Kafka of ../shared/kafka.

# Starts SCRIPT's Kafka in FOLDER and prints its address; what it says goes to LOG.  start_kafka SCRIPT FOLDER LOG OPTION...
# One new cluster id in 64 begins with a dash and is taken for an option: a folder that was not there before is begun again, twice.
start_kafka() {
  local script=$1 folder=$2 log=$3 attempts=3 address; shift 3
  [ ! -e "$folder" ] || attempts=1
  while ! address=$("$script" start "$folder" "$@" 2>"$log"); do
    [ $((attempts -= 1)) -gt 0 ] || return 1
    "$script" stop "$folder" --kill >/dev/null 2>&1 || true
    rm -rf "$folder"
  done
  tail -1 <<<"$address"
}
