#!/usr/bin/env bash
# Texts a second of the shipped text model beside Debian's fastText, on the same texts, one thread each, in alternating rounds.
# Usage: benchmarks/text-speed.sh [DATA]   DATA has goemotions/ and teacher/ (default: ../shared/data/text beside the repository)
set -euo pipefail
cd "$(dirname "$0")/.."
data=${1:-../shared/data/text}
rounds=3

command -v fasttext >/dev/null || { echo "fasttext is missing: apt-get install fasttext" >&2; exit 1; }
[ -d "$data/goemotions" ] || { echo "no $data/goemotions: give the folder of the text sets as the argument" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The same kind of features as ours: words, word n-grams up to 3, character 3-5-grams, 2^18 rows of 64.
awk -F'\t' '{ split($2, label, ","); print "__label__" label[1] " " tolower($1) }' "$data/goemotions/ekman_train.tsv" > "$work/train.txt"
echo "training fastText on $(wc -l < "$work/train.txt") texts ..." >&2
fasttext supervised -input "$work/train.txt" -output "$work/model" -dim 64 -wordNgrams 3 -minn 3 -maxn 5 -bucket 262144 -epoch 4 -thread 1 \
  -verbose 0 >&2
zcat "$data/teacher/soft_labels.tsv.gz" | tail -n +2 | awk -F'\t' '{ print $NF }' > "$work/texts.txt"
head -1 "$work/texts.txt" > "$work/one.txt"
texts=$(wc -l < "$work/texts.txt")

echo "building ..." >&2
dotnet build -c Release --nologo -v q benchmarks/EmotionStream.Benchmarks >&2

# CPU seconds of a command, so that other work on the machine does not count.
TIMEFORMAT='%U %S'
cpu_seconds() { { time "$@" > /dev/null 2>&1; } 2>&1 | awk '{ print $1 + $2 }'; }

best_fast=0
best_ours=0
for round in $(seq "$rounds"); do
  load=$(cpu_seconds fasttext predict "$work/model.bin" "$work/one.txt")
  all=$(cpu_seconds fasttext predict "$work/model.bin" "$work/texts.txt")
  fast=$(awk -v n="$texts" -v all="$all" -v load="$load" 'BEGIN { printf "%d", n / (all - load) }')
  report=$(dotnet run -c Release --no-build --project benchmarks/EmotionStream.Benchmarks -- text-speed "$work/texts.txt")
  ours=$(awk -F': ' '/CPU second/ { print $2 }' <<< "$report")
  echo "round $round: fastText $fast/s (loading left out), EmotionStream $ours/s" >&2
  [ "$fast" -gt "$best_fast" ] && best_fast=$fast
  [ "$ours" -gt "$best_ours" ] && best_ours=$ours
done
echo "$report" >&2

awk -v texts="$texts" -v fast="$best_fast" -v ours="$best_ours" 'BEGIN {
  printf "| scorer | texts a CPU second, one thread | ratio |\n|---|---|---|\n"
  printf "| fastText predict (7 labels) | %d | 1.0 |\n", fast
  printf "| EmotionStream (valence, arousal, confidence, 10 emotions, language) | %d | %.1f |\n", ours, ours / fast
  printf "(best of the rounds, %d texts)\n", texts
}'
