#!/usr/bin/env bash
# What the lab leaves out of the engine's network, and the kernel of machines that have no instruction set
# of their own here, compile with Debian's emscripten too, whose standard library has no std::bit_cast and
# no algorithms of std::ranges; the rest is what the lab is made of. Reads, links nothing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

command -v em++ >/dev/null || {
  echo "skipped: em++ is missing (Debian: apt-get install emscripten)"
  exit 77
}
export NODE_PATH=/usr/share/nodejs # else Debian's emscripten does not find acorn

# Headers that compile anywhere, without the rest of this machine's.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
ln -s /usr/include/boost /usr/include/xxhash.h "$folder"

flags=(-std=c++20 -fsyntax-only -ffp-contract=off -fno-math-errno -Wall -Wextra -Wshadow -Werror
  -Wno-bitwise-instead-of-logical -I. -isystem "$folder")
{
  find engine/network -name '*.cpp' -not -name network.cpp
  echo "-DCONCORDAT_TARGET=portable -DCONCORDAT_LANES=8 agents/kernel.cpp"
} | xargs -P "$(nproc)" -L 1 em++ "${flags[@]}"
echo "they compile with $(em++ --version | head -n 1)"
