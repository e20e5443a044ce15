#!/usr/bin/env bash
# CONTRIBUTING's table of places, tried: each place that a row of agents/tables needs is left out
# once, in a copy of the model, and the compiler must name it. Prints a line for each.
#   left_out.sh [COMPILER]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

compiler=${1-g++}
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
failed=0

# what the file to change, how (sed), what to compile, what must be named in an error
left_out() { # what file sed-script source name
  local what=$1 file=$2 change=$3 source=$4 name=$5 said
  rm -rf "${copy:?}/"*
  cp -r agents engine "$copy"
  sed -i -E "$change" "$copy/$file"
  if cmp -s "$file" "$copy/$file"; then
    echo "$what: nothing to leave out in $file"
    failed=1
  elif said=$("$compiler" -std=c++20 -fsyntax-only -Wall -Werror -Wno-psabi -I "$copy" "$copy/$source" 2>&1); then
    echo "$what: left out of $file, and it compiles"
    failed=1
  elif said=$(grep -m 1 -E "error: .*$name" <<<"$said"); then
    printf '%-34s %s\n' "$what" "${said#*error: }"
  else
    echo "$what: left out of $file, and no error names $name"
    failed=1
  fi
}

kernel=agents/kernel.cpp
left_out "a series without its function" agents/measures/series.hpp \
  's/^inline Real workload\(.*$//' $kernel workload
left_out "an outcome without its function" agents/measures/outcomes.hpp \
  's/^inline Real retreat_month\(.*$//' $kernel retreat_month
left_out "an organisation's state without" agents/measures/states.hpp \
  's/^inline Real bandwidth\(.*$//' $kernel bandwidth
left_out "a place's state without" agents/measures/states.hpp \
  's/^inline Real unmet_need\(.*$//' $kernel unmet_need
left_out "a regime without its rule" agents/rules/regimes/rules.hpp \
  '/regimes\/statutory.hpp/d' $kernel statutory
left_out "a rule of choice without its case" agents/month/decide/choice.hpp \
  '/case Decision::conditional:/,+1d' $kernel conditional
left_out "what explain tells of a rule" agents/notes/choices.hpp \
  '/case Decision::conditional:/,+1d' agents/observe.cpp conditional
left_out "a rule of trust without its case" agents/month/trust/learning.hpp \
  's/rule == TrustUpdate::self_reinforcing/false/' $kernel "a rule of trust has a case here"
left_out "a group that is not in the world" agents/state/world.hpp \
  '/^ +Staff,$/d; /^ +Staff\(s\),$/d' $kernel "(Staff|vacancy|missing_staff|bandwidth)"
exit $failed
