#!/usr/bin/env bash
# Makes the sound of the bundled conversations again: speaks the customer's turns of some voice conversations with espeak-ng, places them on the
# conversation's timeline as a telephone line would carry them, measures them with `emotionstream extract`, and writes the windows into
# src/EmotionStream.App/DemoData/conversations.jsonl.gz. Needs Debian's espeak-ng, sox and python3; installs what is missing where it may.
#
#   eng/make-demo-audio.sh [CONVERSATIONS.jsonl]    # take the conversations from a file instead of from the bundle
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
for tool in espeak-ng sox python3; do
  command -v "$tool" >/dev/null || missing+=("$tool")
done
if ((${#missing[@]})); then
  echo "Installing ${missing[*]}" >&2
  apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bundle=src/EmotionStream.App/DemoData/conversations.jsonl.gz
if (($#)); then cp "$1" "$work/conversations.jsonl"; else gunzip -c "$bundle" >"$work/conversations.jsonl"; fi

echo "Speaking" >&2
python3 eng/demo-audio/speak.py "$work"
echo "Measuring" >&2
dotnet run --project src/EmotionStream.App -c Release -- \
  extract "$work"/*.wav --start 1970-01-01T00:00:00Z --voiced-only --out "$work/features.jsonl"
mkdir -p "$(dirname "$bundle")"
python3 eng/demo-audio/bundle.py "$work" "$bundle"
