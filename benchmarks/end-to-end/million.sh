#!/usr/bin/env bash
# A million live interactions in one worker of the built executable: memory, and the time a restart takes after a kill -9.
#   benchmarks/end-to-end/million.sh [--interactions 1000000] [--turns 2] [--partitions 4] [--port 19464]
# Needs ../shared/kafka and ../shared/bench/kafka-streams-peer beside the repository, and Java 17.
set -euo pipefail
interactions=1000000 turns=2 partitions=4 port=19464
while [ $# -gt 0 ]; do case $1 in
  --interactions) interactions=$2; shift 2;; --turns) turns=$2; shift 2;; --partitions) partitions=$2; shift 2;; --port) port=$2; shift 2;;
  *) sed -n '2,4s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2;; esac; done
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
make_app million "$partitions"
run_app million "$port"
echo "idle: $(memory) MiB"
"$bench" load --bootstrap "$bootstrap" --interactions "$interactions" --turns "$turns" >&2 &
load=$!
"$bench" watch --bootstrap "$bootstrap" --group million 2>/dev/null | tail -n 1
wait $load
until [ "$(metric emotionstream_live_interactions)" -ge "$interactions" ] && [ "$(metric emotionstream_consumer_lag_records)" = 0 ]; do sleep 0.5; done
echo "live interactions: $(metric emotionstream_live_interactions); memory $(memory) MiB"
stop_side -KILL
started=$(date +%s.%N)
run_app million "$port"
until grep -q 'Restored' "$work/run.log"; do sleep 0.05; done; until_ready "$port"
awk -v a="$started" -v b="$(date +%s.%N)" 'BEGIN { printf "ready again %.1f s after the restart (the start of the process included)\n", b - a }'
grep -o 'Restored.*' "$work/run.log"
until [ "$(metric emotionstream_live_interactions)" -ge "$interactions" ]; do sleep 0.5; done
echo "live interactions: $(metric emotionstream_live_interactions); memory $(memory) MiB"
