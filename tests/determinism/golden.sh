#!/usr/bin/env bash
# Builds the model and nothing else with one compiler and compares its digests, on every
# instruction set of this machine, with golden.txt.
#   golden.sh g++ -O3            compares
#   golden.sh --bless g++ -O3    writes golden.txt anew
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

bless=no
if [[ $1 == --bless ]]; then
  bless=yes
  shift
fi
compiler=$1 level=$2
golden=tests/determinism/golden/golden.txt

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

case $(uname -m) in
  x86_64) targets=(scalar sse2 avx2 avx512) ;;
  *) targets=(scalar portable) ;;
esac

# As in CMakeLists.txt: the model's kernel once for each instruction set, everything else once.
flags=(-std=c++20 "$level" -ffp-contract=off -fno-math-errno -Wno-psabi -I. -c)
[[ $level == -O0 ]] && flags+=(-DCONCORDAT_CHECKED) # contracts, bounds of columns among them
compile=("$compiler" "${flags[@]}")
command -v ccache >/dev/null && compile=(ccache "${compile[@]}")
{
  for target in "${targets[@]}"; do
    lanes=8 more=()
    [[ $target == scalar ]] && lanes=1
    [[ $target == avx2 ]] && more=(-mavx2)
    [[ $target == avx512 ]] && lanes=16 more=(-mavx512f -mavx512dq -mavx512bw -mavx512vl)
    echo "-DCONCORDAT_TARGET=$target -DCONCORDAT_LANES=$lanes ${more[*]} agents/kernel.cpp -o $folder/kernel_$target.o"
  done
  find engine agents tests/determinism/scenes.cpp tests/determinism/stated_parameters.cpp tests/determinism/golden -name '*.cpp' \
    -not -path 'engine/store/*' -not -path 'engine/ensemble/*' -not -path agents/kernel.cpp |
    while read -r source; do echo "$source -o $folder/${source//\//_}.o"; done
} | xargs -P "$(nproc)" -L 1 "${compile[@]}"
"$compiler" "$folder"/*.o -o "$folder/golden"

if [[ $bless == yes ]]; then
  "$folder/golden" >"$golden"
  cat "$golden"
  exit
fi
for target in "${targets[@]}"; do
  if [[ $target == avx* ]] && ! grep -q -e "$target" -e "${target}vl" /proc/cpuinfo; then
    echo "this machine has no $target: that kernel was compiled but not run"
    continue
  fi
  "$folder/golden" "$target" >"$folder/found.txt"
  if ! diff "$golden" "$folder/found.txt"; then
    echo "other bits with $* on $target (< expected, > found). If results were meant to change:"
    echo "   ./dev bless, and say in the commit why they moved"
    exit 1
  fi
done
echo "the same bits with $* on ${targets[*]}"
