#!/usr/bin/python3
"""Does the program need more instructions than benchmarks/instructions.txt says? Then exits with 1.

usage: instructions.py [--build FOLDER] [--renew]
Prints what is counted, now and before: of the model, of the micro-model, of a whole run and of the
program's start. Counts move with the compiler, so this judges only builds by the compiler that the
file names.
"""
import argparse
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import run

PLACE = "South Yorkshire and Bassetlaw"
ALLOWED = 1.03
BASELINE = run.HERE / "instructions.txt"
HEADER = f"""\
# What ./dev instructions counts by callgrind; more than {ALLOWED - 1:.0%} above fails. --renew writes this
# file; say in the commit why it moved. Instructions: core, full, england_core for each organisation
# and month (of {PLACE} 120 months, of England 36), cmm_1 and cmm_1g for each
# agent and step, as differences of two numbers of runs; run and version in millions, as a whole:
# `concordat run` of 8 runs of 12 months there, `concordat --version`.
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
    """The compiler, and the count for each (instruction set, scene)."""
    named, counts = None, {}
    for line in BASELINE.read_text().splitlines():
        words = line.split()
        if line.startswith("compiler"):
            named = " ".join(words[1:])
        elif words and not line.startswith("#"):
            counts[words[0], words[1]] = float(words[2])
    return named, counts


def counted(figure, what):
    if figure is None:
        sys.exit(f"valgrind could not count the instructions of {what}")
    return figure


def model(extent, place, months, runs):
    def count(build, lanes):
        program = str(build / "benchmarks" / "whole_model")
        organisations = int(run.numbers([program, place, "1", "8", "1", "1", extent])[2])
        a_run = run.instructions_a_run(
            lambda n: [program, place, str(months), str(n), "1", "1", extent, lanes], runs)
        return counted(a_run, program) / (months * organisations)
    return count


def micro(form):
    def count(build, lanes):
        program = str(build / "benchmarks" / "micro_model")
        a_run = run.instructions_a_run(
            lambda n: [program, lanes, form, "complete", "20", str(n), "1", "1"], run.RUNS_COUNTED)
        return counted(a_run, program) / (run.STEPS * 20)
    return count


def whole(*arguments):
    """Of the program as a whole, in millions. Its instruction set is this machine's."""
    def count(build, _):
        program = str(build / "concordat")
        with tempfile.TemporaryDirectory() as folder:
            said = [each.replace("FOLDER", folder) for each in arguments]
            return counted(run.instructions([program, *said]), program) / 1e6
    return count


SCENES = {
    "core": model("core", PLACE, 120, run.MODEL_RUNS_COUNTED),
    "full": model("full", PLACE, 120, run.MODEL_RUNS_COUNTED),
    "england_core": model("core", "England", 36, run.MODEL_RUNS_COUNTED),
    "cmm_1": micro("common"),
    "cmm_1g": micro("general"),
    "run": whole("run", "--footprint", PLACE, "--replicates", "8", "--months", "12", "--threads", "1",
                 "--output", "FOLDER/run.h5"),
    "version": whole("--version"),
}


def measure(build, wanted):
    """All at once, as many as there are cores: counts do not depend on who else runs."""
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        running = {each: pool.submit(SCENES[each[1]], build, each[0]) for each in wanted}
        for each, future in running.items():
            yield each, future.result()


def renew(build):
    best = run.counted_lanes()
    wanted = [(lanes, scene) for lanes in ("avx2", "sse2") for scene in SCENES
              if scene not in ("run", "version") or lanes == best]
    lines = [f"compiler {compiler(build)}\n"]
    for (lanes, scene), now in measure(build, wanted):
        lines.append(f"{lanes} {scene} {now:.1f}\n")
        print(lines[-1], end="", flush=True)
    BASELINE.write_text(HEADER + "".join(lines))


def judge(build):
    named, counts = read_baseline()
    if compiler(build) != named:
        print(f"not judged: {BASELINE.name} is of {named}, this build is of {compiler(build)}")
        return True
    holds = True
    wanted = [each for each in counts if each[0] == run.counted_lanes()]
    for (lanes, scene), now in measure(build, wanted):
        before = counts[lanes, scene]
        verdict = "" if now <= ALLOWED * before else f"  more than {ALLOWED - 1:.0%} above: too many"
        holds = holds and not verdict
        print(f"{lanes} {scene}: {now:.1f} now, {before:.1f} before, ratio {now / before:.4f}{verdict}",
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
