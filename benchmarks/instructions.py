#!/usr/bin/python3
"""Does the model need more instructions than benchmarks/instructions.txt says? Then exits with 1.

usage: instructions.py [--build FOLDER] [--renew]
Prints instructions per organisation-month, now and before, of the core and of the full model.
Counts move with the compiler, so this judges only builds by the compiler that the file names.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys

import run

PLACE, MONTHS = "South Yorkshire and Bassetlaw", 120
ALLOWED = 1.03
BASELINE = run.HERE / "instructions.txt"
HEADER = f"""\
# Instructions per organisation-month of benchmarks/whole_model: {PLACE},
# {MONTHS} months, {run.MODEL_RUNS_COUNTED[1]} runs less {run.MODEL_RUNS_COUNTED[0]}, counted by callgrind, as ./dev instructions does.
# More than {ALLOWED - 1:.0%} above fails. --renew writes this file; say in the commit why it moved.
"""


def compiler(build):
    """As in "g++ 12.2 Release": what the counts depend on."""
    cache = (build / "CMakeCache.txt").read_text()
    program = re.search(r"^CMAKE_CXX_COMPILER:\w+=(.*)", cache, re.M)[1]
    kind = re.search(r"^CMAKE_BUILD_TYPE:\w+=(.*)", cache, re.M)[1]
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    first = said.stdout.splitlines()[0]
    version = re.search(r"(\d+\.\d+)\.\d+", first)
    name = "clang++" if "clang" in first else "g++"
    return f"{name} {version[1] if version else '?'} {kind}"


def read_baseline():
    """The compiler, and the count for each (instruction set, extent)."""
    named, counts = None, {}
    for line in BASELINE.read_text().splitlines():
        words = line.split()
        if line.startswith("compiler"):
            named = " ".join(words[1:])
        elif words and not line.startswith("#"):
            counts[words[0], words[1]] = float(words[2])
    return named, counts


def measure(build, lanes, extent):
    program = str(build / "benchmarks" / "whole_model")
    organisations = int(run.numbers([program, PLACE, "1", "8", "1", "1", extent])[2])
    a_run = run.instructions_a_run(
        lambda runs: [program, PLACE, str(MONTHS), str(runs), "1", "1", extent, lanes],
        run.MODEL_RUNS_COUNTED)
    if a_run is None:
        sys.exit("valgrind could not count the instructions of whole_model")
    return a_run / (MONTHS * organisations)


def renew(build):
    lines = [f"compiler {compiler(build)}\n"]
    for lanes in ("avx2", "sse2"):
        for extent in ("core", "full"):
            lines.append(f"{lanes} {extent} {measure(build, lanes, extent):.1f}\n")
            print(lines[-1], end="")
    BASELINE.write_text(HEADER + "".join(lines))


def judge(build):
    named, counts = read_baseline()
    if compiler(build) != named:
        print(f"not judged: {BASELINE.name} is of {named}, this build is of {compiler(build)}")
        return True
    lanes, holds = run.lanes_version(), True
    for (measured, extent), before in counts.items():
        if measured != lanes:
            continue
        now = measure(build, lanes, extent)
        verdict = "" if now <= ALLOWED * before else f"  more than {ALLOWED - 1:.0%} above: too many"
        holds = holds and not verdict
        print(f"{lanes} {extent}: {now:.1f} now, {before:.1f} before, ratio {now / before:.4f}{verdict}",
              flush=True)
    return holds


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", default=run.HERE.parent / "build", type=pathlib.Path)
    parser.add_argument("--renew", action="store_true", help="write what is counted now")
    options = parser.parse_args()
    if not shutil.which("valgrind"):
        sys.exit("valgrind is missing; ./dev instructions installs it")
    if options.renew:
        renew(options.build)
    elif not judge(options.build):
        sys.exit("   make it cheaper, or renew the file (./dev instructions --renew) and say why")


if __name__ == "__main__":
    main()
