#!/usr/bin/env bash
# Records per second end to end, exactly-once, one worker: EmotionStream beside the same job on Kafka Streams and beside a bare
# consume-produce-commit loop, in one run; once with the peer's one rule (NegativePeak) and once with all default rules. Each side gets fresh topics and the same load, and the order rotates from round to round.
#   benchmarks/end-to-end/run.sh [--rounds 3] [--interactions 10000] [--turns 200] [--partitions 4] [--sides "emotionstream all-rules peer bare"]
# Needs ../shared/kafka and ../shared/bench/kafka-streams-peer beside the repository, and Java 17.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); repo=$(cd "$here/../.." && pwd); shared=$repo/../shared
rounds=3 interactions=10000 turns=200 partitions=4 sides="emotionstream all-rules peer bare"
while [ $# -gt 0 ]; do case $1 in
  --rounds) rounds=$2; shift 2;; --interactions) interactions=$2; shift 2;; --turns) turns=$2; shift 2;;
  --partitions) partitions=$2; shift 2;; --sides) sides=$2; shift 2;; *) sed -n '2,6s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2;; esac; done
for needed in "$shared/kafka/kafka" "$shared/bench/kafka-streams-peer/bench"; do
  [ -x "$needed" ] || { echo "needs $needed" >&2; exit 1; }
done
bench=$shared/bench/kafka-streams-peer/bench
work=$(mktemp -d); broker=$work/kafka; side_pid=
cleanup() { [ -z "$side_pid" ] || kill "$side_pid" 2>/dev/null || true; "$shared/kafka/kafka" stop "$broker" --kill >/dev/null 2>&1 || true; rm -rf "$work"; }
trap cleanup EXIT

dotnet build "$here" -c Release --nologo -v q -o "$work/bin" >"$work/build.log" || { cat "$work/build.log" >&2; exit 1; }
ours="dotnet $work/bin/EmotionStream.EndToEnd.dll"
# One random cluster id in 64 begins with a dash and is taken for an option: try again.
bootstrap=
for _ in 1 2 3; do
  bootstrap=$("$shared/kafka/kafka" start "$broker" --heap 1024 2>"$work/kafka.log") && break
  "$shared/kafka/kafka" stop "$broker" --kill >/dev/null 2>&1 || true; rm -rf "$broker"
done
[ -n "$bootstrap" ] || { cat "$work/kafka.log" >&2; exit 1; }
: >"$work/results"

for round in $(seq "$rounds"); do
  # shellcheck disable=SC2086
  set -- $sides
  for _ in $(seq $((round - 1))); do set -- "${@:2}" "$1"; done
  for side in "$@"; do
    group=$side; [ "$side" = peer ] && group=kafka-streams-peer
    $ours topics "$bootstrap" "$group" "$partitions"
    "$shared/kafka/kafka" tool ConsumerGroupCommand --bootstrap-server "$bootstrap" --delete --group "$group" >/dev/null 2>&1 || true
    "$bench" load --bootstrap "$bootstrap" --interactions "$interactions" --turns "$turns" >&2
    case $side in
      emotionstream) $ours worker "$bootstrap" "$group" peer & ;;
      all-rules) $ours worker "$bootstrap" "$group" all & ;;
      bare) $ours bare "$bootstrap" "$group" & ;;
      peer) TMPDIR=$(mktemp -d -p "$work") "$bench" peer --bootstrap "$bootstrap" >/dev/null 2>&1 & ;;
      *) echo "no such side: $side" >&2; exit 2;;
    esac
    side_pid=$!
    rate=$("$bench" watch --bootstrap "$bootstrap" --group "$group" 2>/dev/null | sed -n 's/.* records, \([0-9]*\) records\/s.*/\1/p')
    kill "$side_pid"; wait "$side_pid" || true; side_pid=
    echo "round $round $side $rate records/s" >&2
    echo "$side $rate" >>"$work/results"
  done
done

awk -v records=$((interactions * turns)) -v partitions="$partitions" '
  { n[$1]++; rate[$1, n[$1]] = $2 }
  function median(side,   i, j, t, m, a) { m = n[side]; for (i = 1; i <= m; i++) a[i] = rate[side, i]
    for (i = 1; i < m; i++) for (j = i + 1; j <= m; j++) if (a[j] < a[i]) { t = a[i]; a[i] = a[j]; a[j] = t }
    return m ? a[int((m + 1) / 2)] : 0 }
  function row(name, side) { if (!n[side]) return; peer = median("peer"); bare = median("bare")
    printf "| %s | %d | %s | %s |\n", name, median(side), peer ? sprintf("%.2f ×", median(side) / peer) : "-", bare ? sprintf("%.2f ×", median(side) / bare) : "-" }
  END {
    printf "\n%d records, %d partitions, one worker each, exactly-once, median of %d rounds\n\n", records, partitions, n["emotionstream"]
    print "| side | records/s | beside the peer | beside the bare loop |"; print "|---|---:|---:|---:|"
    row("EmotionStream, the peer\047s rule", "emotionstream"); row("EmotionStream, all default rules", "all-rules")
    row("the same job on Kafka Streams", "peer"); row("bare consume–produce–commit loop", "bare")
  }' "$work/results"
