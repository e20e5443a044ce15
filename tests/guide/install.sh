#!/usr/bin/env bash
# What is installed works where it is put: the program, and the Python package that it finds beside itself.
#   install.sh BUILD
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cmake --install "$1" --prefix "$folder/moved from" >/dev/null
mv "$folder/moved from" "$folder/to"
cd "$folder"
to/bin/concordat run three_places --replicates 20 --quiet --output runs.h5 >said.txt
to/bin/concordat report runs.h5 --output page.html
grep -q "Three places" page.html
