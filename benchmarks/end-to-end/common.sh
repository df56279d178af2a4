# What the benchmarks on a real Kafka share; source it. Sets $work (removed at the end), $bootstrap, $bench and $ours.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); repo=$(cd "$here/../.." && pwd); shared=$repo/../shared
for needed in "$shared/kafka/kafka" "$shared/bench/kafka-streams-peer/bench"; do
  [ -x "$needed" ] || { echo "needs $needed" >&2; exit 1; }
done
bench=$shared/bench/kafka-streams-peer/bench
work=$(mktemp -d); broker=$work/kafka; side_pid=
cleanup() { [ -z "$side_pid" ] || kill "$side_pid" 2>/dev/null || true; "$shared/kafka/kafka" stop "$broker" --kill >/dev/null 2>&1 || true; rm -rf "$work"; }
trap cleanup EXIT

. "$repo/eng/dotnet.sh"; find_dotnet
publish "$here" "$work/bin" >"$work/build.log" || { cat "$work/build.log" >&2; exit 1; }
ours="dotnet $work/bin/EmotionStream.EndToEnd.dll"
. "$repo/eng/kafka.sh"
bootstrap=$(start_kafka "$shared/kafka/kafka" "$broker" "$work/kafka.log" --heap 1024) || { cat "$work/kafka.log" >&2; exit 1; }

# The consumer group of a side.
group_of() { if [ "$1" = peer ]; then echo kafka-streams-peer; else echo "$1"; fi; }

# The sides in the order of a round, each round beginning with another: in_turn ROUND SIDE...
in_turn() { local round=$1; shift; for _ in $(seq $((round - 1))); do set -- "${@:2}" "$1"; done; echo "$@"; }

# Fresh topics for a side: fresh_topics SIDE PARTITIONS
fresh_topics() {
  $ours topics "$bootstrap" "$(group_of "$1")" "$2"
  "$shared/kafka/kafka" tool ConsumerGroupCommand --bootstrap-server "$bootstrap" --delete --group "$(group_of "$1")" >/dev/null 2>&1 || true
}

# Starts a side: start_side SIDE; its process is $side_pid.
start_side() {
  case $1 in
    emotionstream) $ours worker "$bootstrap" "$1" peer & ;;
    all-rules) $ours worker "$bootstrap" "$1" all & ;;
    bare) $ours bare "$bootstrap" "$1" & ;;
    peer) TMPDIR=$(mktemp -d -p "$work") "$bench" peer --bootstrap "$bootstrap" >/dev/null 2>&1 & ;;
    *) echo "no such side: $1" >&2; exit 2;;
  esac
  side_pid=$!
}

# A run of the bare loop that does not count: a broker that has just started is slower by a third.  warm_up PARTITIONS
warm_up() {
  fresh_topics bare "$1"
  "$bench" load --bootstrap "$bootstrap" --interactions 10000 --turns 200 >/dev/null 2>&1
  start_side bare
  "$bench" watch --bootstrap "$bootstrap" --group bare >/dev/null 2>&1
  stop_side
}

stop_side() { kill "${1:--TERM}" "$side_pid" 2>/dev/null || true; wait "$side_pid" 2>/dev/null || true; side_pid=; }

# What the benchmarks of the built executable share: run_app APPLICATION PORT OPTION... starts it ($side_pid), its log is $work/run.log.
make_app() {
  publish "$repo/src/EmotionStream.App" "$work/app" >"$work/build.log" || { cat "$work/build.log" >&2; exit 1; }
  app="dotnet $work/app/emotionstream.dll"
  $app topics create --bootstrap "$bootstrap" --partitions "$2" --set "Pipeline:Application=$1" >"$work/topics.log" || { cat "$work/topics.log" >&2; exit 1; }
}
run_app() { $app run --bootstrap "$bootstrap" --set "Pipeline:Application=$1" --set "Http:Port=$2" "${@:3}" >"$work/run.log" 2>&1 & side_pid=$!; until_ready "$2"; }
until_ready() { until curl -sf -o /dev/null "http://127.0.0.1:$1/health/ready"; do kill -0 "$side_pid" || { cat "$work/run.log" >&2; exit 1; }; sleep 0.05; done; }
metric() { { curl -sf "http://127.0.0.1:$port/metrics" || true; } | awk -v name="$1" 'index($1, name) == 1 { sum += $2 } END { printf "%d", sum }'; }
memory() { awk '/VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$side_pid/status"; }
