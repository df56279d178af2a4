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
# One random cluster id in 64 begins with a dash and is taken for an option: try again.
bootstrap=
for _ in 1 2 3; do
  bootstrap=$("$shared/kafka/kafka" start "$broker" --heap 1024 2>"$work/kafka.log") && break
  "$shared/kafka/kafka" stop "$broker" --kill >/dev/null 2>&1 || true; rm -rf "$broker"
done
[ -n "$bootstrap" ] || { cat "$work/kafka.log" >&2; exit 1; }

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
