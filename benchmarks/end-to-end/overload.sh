#!/usr/bin/env bash
# What gives way first when more comes in than one worker takes: it is held to a fifth of one core while records pour in. Lag must grow, memory must not, and once the load ends the lag must go.
#   benchmarks/end-to-end/overload.sh [--interactions 10000] [--turns 300] [--partitions 4] [--port 19465]
# Needs ../shared/kafka and ../shared/bench/kafka-streams-peer beside the repository, and Java 17.
set -euo pipefail
interactions=10000 turns=300 partitions=4 port=19465
while [ $# -gt 0 ]; do case $1 in
  --interactions) interactions=$2; shift 2;; --turns) turns=$2; shift 2;; --partitions) partitions=$2; shift 2;; --port) port=$2; shift 2;;
  *) sed -n '2,4s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2;; esac; done
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# Stops the worker for four fifths of the time, so that it is slow and not broken.
throttle() { while kill -STOP "$side_pid" 2>/dev/null; do sleep 0.08; kill -CONT "$side_pid" 2>/dev/null || return; sleep 0.02; done; }

make_app overload "$partitions"
run_app overload "$port"
throttle & throttle=$!
"$bench" load --bootstrap "$bootstrap" --interactions "$interactions" --turns "$turns" >/dev/null 2>&1 & load=$!
most=0
sample() { local m; m=$(memory); [ "$m" -le "$most" ] || most=$m; echo "$1: processed $(metric emotionstream_events_in_total), lag $(metric emotionstream_consumer_lag_records), memory $m MiB"; }
sample "before"
while kill -0 "$load" 2>/dev/null; do sleep 2; sample "overloaded"; done
for _ in 1 2 3 4 5; do sleep 2; sample "overloaded"; done
kill "$throttle" 2>/dev/null; wait "$throttle" 2>/dev/null || true; kill -CONT "$side_pid"
until [ "$(metric emotionstream_events_in_total)" -ge $((interactions * turns)) ] && [ "$(metric emotionstream_consumer_lag_records)" = 0 ]; do sleep 1; sample "let go"; done
echo "most memory: $most MiB; aborts $(metric emotionstream_transaction_aborts_total), rebuilds $(metric emotionstream_rebuilds_total)"
