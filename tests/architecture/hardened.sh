#!/usr/bin/env bash
# What a program that reads files of strangers has: it may be loaded anywhere, what it calls is fixed
# before it starts, and overruns of buffers and of the stack end it.
set -euo pipefail
program=$1

lacks() {
  printf '%s: %s\n' "$program" "$1"
  exit 1
}

about=$(readelf --wide --file-header --program-headers --dynamic --symbols "$program")
grep -q 'Type:.*DYN' <<<"$about" || lacks "is tied to one address"
grep -q 'GNU_RELRO' <<<"$about" || lacks "its table of calls can be written"
grep -q 'FLAGS.*NOW' <<<"$about" || lacks "binds what it calls while it runs"
grep -q '__stack_chk_fail' <<<"$about" || lacks "does not guard its stack"
grep -q '__[a-z]*_chk@' <<<"$about" || lacks "does not check lengths of buffers"
