#!/usr/bin/env bash
# Produce-to-alert latency, exactly-once: EmotionStream with the peer's one rule (NegativePeak) beside the same job on Kafka Streams, at several rates in one run, the order rotating.
#   benchmarks/end-to-end/latency.sh [--rates "1000 5000 10000"] [--seconds 30] [--rounds 1] [--partitions 4] [--sides "emotionstream all-rules peer"]
# Needs ../shared/kafka and ../shared/bench/kafka-streams-peer beside the repository, and Java 17.
set -euo pipefail
rates="1000 5000 10000" seconds=30 rounds=1 partitions=4 sides="emotionstream all-rules peer"
while [ $# -gt 0 ]; do case $1 in
  --rates) rates=$2; shift 2;; --seconds) seconds=$2; shift 2;; --rounds) rounds=$2; shift 2;; --partitions) partitions=$2; shift 2;; --sides) sides=$2; shift 2;;
  *) sed -n '2,5s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2;; esac; done
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
warm_up "$partitions"
for round in $(seq "$rounds"); do
  for rate in $rates; do
    # shellcheck disable=SC2086
    for side in $(in_turn "$round" $sides); do
      fresh_topics "$side" "$partitions"
      start_side "$side"
      # A few seconds that do not count: both sides compile while they run.
      "$bench" latency --bootstrap "$bootstrap" --rate "$rate" --seconds 8 >/dev/null 2>&1 || true
      echo "$rate/s $side: $("$bench" latency --bootstrap "$bootstrap" --rate "$rate" --seconds "$seconds" 2>/dev/null | tail -n 1)"
      stop_side
    done
  done
done
