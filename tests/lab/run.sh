#!/usr/bin/env bash
# Runs the tests of one file: run.sh digests|lessons|words_and_codes|in_browser|lessons_in_browser. Skipped, and said to
# be, where what the lab is made with is not installed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
name=$1
needed=(em++ node npm)
[[ $name != *in_browser ]] || needed+=(chromium)

for command in "${needed[@]}"; do
  command -v "$command" >/dev/null || {
    echo "skipped: $command is missing (./dev lab installs the group lab; apt-get install chromium)"
    exit 77
  }
done

# Tests run side by side; the page is made once.
mkdir -p build/lab
exec 9>build/lab/making
flock 9
apps/lab/make.sh >build/lab/make.log 2>&1 || {
  cat build/lab/make.log
  grep -q "npm could not fetch" build/lab/make.log && exit 77
  exit 1
}
packages=$PWD/build/lab/npm/node_modules
"$packages/.bin/esbuild" "tests/lab/$name.ts" --bundle --platform=node --format=esm --target=node18 \
  --external:playwright-core --external:axe-core --log-level=warning --outfile="build/lab/npm/test_$name.mjs"
flock -u 9
LAB_ROOT=$PWD exec node "build/lab/npm/test_$name.mjs"
