#!/usr/bin/env bash
# What each kind of task costs: the same interactions through one process of the built executable without the other kinds, with each of them, and with all, exactly-once, the order
# rotating. Rate and most memory, beside those without.
#   benchmarks/end-to-end/kinds.sh [--rounds 3] [--interactions 60000] [--turns 20] [--partitions 4] [--port 19466]
# Needs ../shared/kafka and ../shared/bench/kafka-streams-peer beside the repository, and Java 17.
set -euo pipefail
rounds=3 interactions=60000 turns=20 partitions=4 port=19466 sides="none customers surveys queues all"
while [ $# -gt 0 ]; do case $1 in
  --rounds) rounds=$2; shift 2;; --interactions) interactions=$2; shift 2;; --turns) turns=$2; shift 2;; --partitions) partitions=$2; shift 2;; --port) port=$2; shift 2;;
  *) sed -n '2,5s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2;; esac; done
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
records=$((interactions * (turns + 3)))
: >"$work/results"

# The kinds that are left out on a side: without SIDE
without() { for kind in customers surveys queues; do [ "$1" = all ] || [ "$1" = $kind ] || echo "--set ${kind^}:Enabled=false"; done; }
most_memory() { awk '/VmHWM/ { printf "%d", $2 / 1024 }' "/proc/$side_pid/status"; }

# Records a second of the inputs between the first of them and the last record of any topic, fed ones included; then for three seconds nothing more comes.
measure() {
  local first='' last='' before=0 now
  while :; do
    now=$(metric emotionstream_events_in_total)
    [ -n "$first" ] || [ "$now" = 0 ] || first=$(date +%s%N)
    [ "$now" = "$before" ] || { before=$now; last=$(date +%s%N); }
    [ "$now" -lt "$records" ] || [ $(($(date +%s%N) - last)) -lt 3000000000 ] || break
    kill -0 "$side_pid" || { cat "$work/run.log" >&2; exit 1; }
    sleep 0.1
  done
  echo $((records * 1000000000 / (last - first))) "$before" "$(most_memory)"
}

make_app warm-up "$partitions"
for round in $(seq 0 "$rounds"); do
  # The first round does not count: a broker that has just started is slower.
  # shellcheck disable=SC2086
  for side in $(if [ "$round" = 0 ]; then echo all; else in_turn "$round" $sides; fi); do
    $ours topics "$bootstrap" "kinds-$round-$side" "$partitions"
    $ours contacts "$bootstrap" "$interactions" "$turns"
    # shellcheck disable=SC2046
    run_app "kinds-$round-$side" "$port" $(without "$side")
    read -r rate all memory <<<"$(measure)"
    stop_side
    echo "round $round $side: $rate records/s, $all records in, most memory $memory MiB" >&2
    [ "$round" = 0 ] || echo "$side $rate $all $memory" >>"$work/results"
  done
done

median() { awk -v side="$1" -v column="$2" '$1 == side { print $column }' "$work/results" | sort -n | awk '{ a[NR] = $1 } END { printf "%d", (a[int((NR + 1) / 2)] + a[int(NR / 2) + 1]) / 2 }'; }
echo "$records records of $interactions interactions, $partitions partitions, exactly-once, median of $rounds rounds"
echo; echo "| kinds beside interactions | input records/s | beside none | records read in all | most memory | beside none |"; echo "|---|---:|---:|---:|---:|---:|"
for side in $sides; do
  awk -v side="$side" -v rate="$(median "$side" 2)" -v none="$(median none 2)" -v all="$(median "$side" 3)" -v memory="$(median "$side" 4)" -v least="$(median none 4)" \
    'BEGIN { printf "| %s | %d | %.2f × | %d | %d MiB | %.2f × |\n", side, rate, rate / none, all, memory, memory / least }'
done
