#!/usr/bin/env bash
# Records per second end to end, exactly-once, one worker: EmotionStream beside the same job on Kafka Streams and beside a bare
# consume-produce-commit loop, in one run; once with the peer's one rule (NegativePeak) and once with all default rules. Each side gets fresh topics and the same load, and the order rotates from round to round.
#   benchmarks/end-to-end/run.sh [--rounds 3] [--interactions 10000] [--turns 200] [--partitions 4] [--sides "emotionstream all-rules peer bare"]
# Needs ../shared/kafka and ../shared/bench/kafka-streams-peer beside the repository, and Java 17.
set -euo pipefail
rounds=3 interactions=10000 turns=200 partitions=4 sides="emotionstream all-rules peer bare"
while [ $# -gt 0 ]; do case $1 in
  --rounds) rounds=$2; shift 2;; --interactions) interactions=$2; shift 2;; --turns) turns=$2; shift 2;;
  --partitions) partitions=$2; shift 2;; --sides) sides=$2; shift 2;; *) sed -n '2,6s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2;; esac; done
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
: >"$work/results"

warm_up "$partitions"
for round in $(seq "$rounds"); do
  # shellcheck disable=SC2086
  for side in $(in_turn "$round" $sides); do
    fresh_topics "$side" "$partitions"
    "$bench" load --bootstrap "$bootstrap" --interactions "$interactions" --turns "$turns" >&2
    start_side "$side"
    rate=$("$bench" watch --bootstrap "$bootstrap" --group "$(group_of "$side")" 2>/dev/null | sed -n 's/.* records, \([0-9]*\) records\/s.*/\1/p')
    stop_side
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
