#!/usr/bin/env bash
# Makes build/lab.html, build/lab_older.html for browsers that lack instructions for vectors, and
# build/lab_footprints.html, which has real footprints too. Needs build/concordat, emscripten, node and
# npm; `./dev lab` sees to them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
exec 3>&1 1>&2
export EM_COMPILER_WRAPPER=
! command -v ccache >/dev/null || EM_COMPILER_WRAPPER=ccache

fail() {
  printf 'lab: %s\n' "$*"
  exit 2
}

packages() { # the interface's, as package-lock.json pins them
  local kept=build/lab/npm
  cmp -s apps/lab/package-lock.json $kept/package-lock.json && [[ -d $kept/node_modules/esbuild ]] && return
  mkdir -p $kept
  rm -f $kept/package-lock.json
  cp apps/lab/package.json $kept/
  cp apps/lab/package-lock.json $kept/lock.json
  (cd $kept && mv lock.json package-lock.json && npm ci --no-audit --no-fund --silent) || {
    rm -f $kept/package-lock.json
    fail "npm could not fetch the packages of apps/lab/package-lock.json (five, 40 MB)"
  }
}

engine() { # folder, with vectors?
  [[ -f build/lab/$1/build.ninja ]] ||
    NODE_PATH=/usr/share/nodejs emcmake cmake -G Ninja -S apps/lab/engine -B "build/lab/$1" \
      -DCMAKE_BUILD_TYPE= -DCONCORDAT_SIMD="$2" >"build/lab/$1.log" 2>&1 ||
    fail "cmake could not configure the engine; build/lab/$1.log says why"
  NODE_PATH=/usr/share/nodejs ninja -C "build/lab/$1" >"build/lab/$1.log" || {
    grep -A 20 FAILED "build/lab/$1.log"
    fail "the engine does not compile"
  }
}

page() { # folder of the engine, page, with footprints?
  NODE_PATH=$PWD/build/lab/npm/node_modules node apps/lab/make.mjs "$PWD" "build/lab/$1" "${@:2}" >&3
}

mkdir -p build/lab
packages
engine simd ON
engine plain OFF
build/lab/npm/node_modules/.bin/tsc -p apps/lab --incremental --tsBuildInfoFile "$PWD/build/lab/types" >&3 ||
  fail "the interface's types do not fit"
page simd build/lab.html
page plain build/lab_older.html
page simd build/lab_footprints.html footprints
