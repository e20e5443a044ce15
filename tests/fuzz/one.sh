#!/bin/bash
# One reader for so many seconds: one.sh READER SECONDS, after ./dev fuzz has built it. What is found
# is left in build/fuzz/found, what it tried of interest in build/fuzz/corpus.
set -euo pipefail
cd "$(dirname "$0")/../.."
reader=$1 seconds=$2
found=$PWD/build/fuzz/found
mkdir -p "$found" "build/fuzz/corpus/$reader"

# The words of what people write, so that they need not be found letter by letter.
{
  sed 's/#.*//; s,//.*,,' configs/*/*.txtpb configs/schema/*.proto
  printf ' %s' '<graphml' '<node' '<edge' '<key' '<data' '--'
} | grep -oE '[<a-z_-][a-z0-9_.-]+' | sort -u | sed 's/.*/"&"/' >"build/fuzz/$reader.words"

# What ships is where a reader of such files begins, too.
seeds=()
case $reader in
  scenario) seeds=("$PWD"/configs/{scenarios,shocks,conditions}) ;;
  experiment) seeds=("$PWD"/configs/{experiments,patterns}) ;;
esac

# In memory, where there is a place for it: a reader that syncs what it writes would wait for the disk.
[[ ! -w /dev/shm ]] || export TMPDIR=/dev/shm

# Whole paths, as a reader of command lines goes into a folder of its own; the limit for an input is by
# the clock, and the machine may be busy.
CONCORDAT_READER=$reader build/fuzz/fuzz_readers -max_total_time="$seconds" -timeout=300 \
  -rss_limit_mb=4096 -max_len=16384 -artifact_prefix="$found/$reader-" -print_final_stats=1 \
  -dict="build/fuzz/$reader.words" \
  "$PWD/build/fuzz/corpus/$reader" "$PWD/tests/fuzz/corpus/$reader" "${seeds[@]}" 2>"build/fuzz/$reader.log"
