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
to/bin/concordat export runs.h5 --csv tables
test -s tables/datapackage.json
# Where the compiled part was built, Python runs by itself.
if compgen -G 'to/share/concordat/python/concordat/_engine*.so' >/dev/null; then
  PYTHONPATH=to/share/concordat/python /usr/bin/python3 -B -c 'import concordat
assert concordat.run("three_places", replicates=20).attrs["digest"] == concordat.open("runs.h5").attrs["digest"]'
fi
