#!/usr/bin/env bash
# The live page under load: interactions that change, alerts, and viewers. Fails when a target is missed.
#   benchmarks/page/run.sh [--interactions 10000] [--updates 2000] [--browsers 20] [--circuits 0] [--seconds 40]
# --circuits: viewers without a browser, as those on other machines are.
# Needs ../shared/kafka beside the repository, Java 17 and chromium.
set -euo pipefail
interactions=10000 updates=2000 browsers=20 circuits=0 seconds=40
while [ $# -gt 0 ]; do case $1 in
  --interactions) interactions=$2; shift 2;; --updates) updates=$2; shift 2;; --browsers) browsers=$2; shift 2;; --circuits) circuits=$2; shift 2;; --seconds) seconds=$2; shift 2;;
  *) sed -n '2,5s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2;; esac; done
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); repo=$(cd "$here/../.." && pwd); kafka=$repo/../shared/kafka/kafka
[ -x "$kafka" ] || { echo "needs $kafka" >&2; exit 1; }
work=${PAGE_WORK:-$(mktemp -d)}; server=
cleanup() { [ -z "$server" ] || kill "$server" 2>/dev/null || true; "$kafka" stop "$work/kafka" --kill >/dev/null 2>&1 || true; [ -n "${PAGE_WORK:-}" ] || rm -rf "$work"; }
trap cleanup EXIT
. "$repo/eng/dotnet.sh"; find_dotnet
for part in "src/EmotionStream.App app" "benchmarks/page load"; do
  # shellcheck disable=SC2086
  set -- $part
  [ -e "$work/$2" ] || publish "$repo/$1" "$work/$2" >"$work/build.log" || { cat "$work/build.log" >&2; exit 1; }
done
[ -z "${PAGE_BUILD_ONLY:-}" ] || exit 0
rm -rf "$work/kafka"
. "$repo/eng/kafka.sh"
bootstrap=$(start_kafka "$kafka" "$work/kafka" "$work/kafka.log" --heap 512) || { cat "$work/kafka.log" >&2; exit 1; }
app="dotnet $work/app/emotionstream.dll"
$app topics create --bootstrap "$bootstrap" --partitions 4 >"$work/topics.log" || { cat "$work/topics.log" >&2; exit 1; }
$app dashboard --bootstrap "$bootstrap" --port 0 --http-port 0 >"$work/page.log" 2>&1 & server=$!
until address=$(sed -n 's/^Live page: //p' "$work/page.log") && [ -n "$address" ]; do kill -0 "$server" || { cat "$work/page.log" >&2; exit 1; }; sleep 0.1; done
dotnet "$work/load/EmotionStream.PageLoad.dll" "$bootstrap" "$address" "$server" "$interactions" "$updates" "$browsers" "$circuits" "$seconds"
