#!/usr/bin/python3
"""Measures this build: prints tables and writes benchmarks/results/<processor>.md and .csv.

usage: run.py [--build FOLDER] [--quick] [--no-write]
Standard library only (the NumPy version runs as a program of its own); valgrind counts
instructions where it is installed.
"""
import argparse
import csv
import itertools
import os
import pathlib
import re
import shutil
import subprocess
import sys

import scaling

HERE = pathlib.Path(__file__).resolve().parent
COLUMNS = ["scene", "version", "threads", "ns", "instructions", "times_textbook", "note"]
PYTHON = "/usr/bin/python3"
STEPS, RUNS_COUNTED = 180, (64, 192)
MODEL_RUNS_COUNTED = (8, 24)
PUBLISHED = (0.561, 0.506)  # CMM-1, complete graph of 20: collaboration and trust at the end
PLACES = {"South Yorkshire and Bassetlaw": (4000, 100000), "England": (16, 200)}
MONTHS = 120


def processor():
    """The processor's name as a file name; no host name."""
    text = pathlib.Path("/proc/cpuinfo").read_text(errors="replace")
    name = re.search(r"model name\s*:\s*(.*)", text)
    family = re.search(r"^model\s*:\s*(\d+)", text, re.M)
    label = f"{name[1] if name else 'unknown'} model {family[1] if family else '?'}"
    return re.sub(r"[^a-z0-9]+", "_", re.sub(r"\((R|TM)\)", "", label).lower()).strip("_")


def counted_lanes():
    """The best that valgrind knows, which can count its instructions: it knows no AVX-512."""
    flags = pathlib.Path("/proc/cpuinfo").read_text(errors="replace")
    if "x86" not in os.uname().machine:
        return "portable"
    return "avx2" if "avx2" in flags else "sse2"


def lanes_here():
    """That one, and the one that the program takes here."""
    flags = pathlib.Path("/proc/cpuinfo").read_text(errors="replace")
    return [counted_lanes()] + (["avx512"] if "avx512vl" in flags else [])


def numbers(command):
    """The numbers that a benchmark prints: wall ns, processor ns, then its own."""
    environment = dict(os.environ, OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}\n{done.stderr.strip()}")
    return [float(v) for v in done.stdout.split() if re.fullmatch(r"[-+.\de]+", v)]


def instructions(command):
    """All instructions of a command, or None where valgrind is missing."""
    if not shutil.which("valgrind"):
        return None
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
        capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", done.stderr)
    return int(found[1]) if found else None


def instructions_a_run(command_for, runs):
    """Difference of two sizes, so that start-up and set-up of the process do not count."""
    few, many = (instructions(command_for(n)) for n in runs)
    return None if few is None or many is None else (many - few) / (runs[1] - runs[0])


class Table:
    def __init__(self):
        self.rows = []
        print("".join(f"{name:>{width}}" for name, width in self.layout()))

    @staticmethod
    def layout():
        return zip(COLUMNS, (34, 10, 9, 11, 14, 16, 40))

    def add(self, **row):
        self.rows.append(row)
        cells = []
        for name, width in self.layout():
            value = row.get(name)
            text = "" if value is None else f"{value:.2f}" if isinstance(value, float) else str(value)
            cells.append(f"{text:>{width}}")
        print("".join(cells), flush=True)


def agree(means):
    """Do all versions have the same ensemble means, to four standard errors of a difference?"""
    versions = list(means)
    for at in (0, 1):
        for one in versions:
            for other in versions:
                gap = abs(means[one][at] - means[other][at])
                error = (means[one][at + 2] ** 2 + means[other][at + 2] ** 2) ** 0.5
                if gap > 4 * error:
                    return False
    return True


def measure_micro(table, programs, scale):
    program, lanes = str(programs / "micro_model"), lanes_here()
    repeats = "5"
    disagreements = []
    for form, nodes in (("common", 20), ("general", 20), ("common", 42), ("general", 42)):
        scene = f"CMM-1{'g' if form == 'general' else ''} N={nodes}"
        tail = [form, "complete", str(nodes)]
        measured, means = {}, {}
        for version, runs in (("textbook", 1024), *((each, 4096) for each in lanes)):
            measured[version] = numbers([program, version, *tail, str(runs * scale), "1", repeats])
        measured["numpy"] = numbers(
            [PYTHON, str(HERE / "micro_numpy.py"), *tail, str(1024 * scale), "3"])
        for version, result in measured.items():
            means[version] = result[2:6]
        textbook = measured["textbook"][1]
        for version, result in measured.items():
            counted = None
            if version not in ("numpy", "avx512"):
                counted = instructions_a_run(
                    lambda n, v=version: [program, v, *tail, str(n), "1", "1"], RUNS_COUNTED)
            table.add(scene=scene, version=version, threads=1, ns=result[1],
                      instructions=counted and counted / (STEPS * nodes),
                      times_textbook=textbook / result[1],
                      note=f"collaboration {result[2]:.3f}, trust {result[3]:.3f}")
        alone, both = (numbers([program, lanes[-1], *tail, str(8192 * scale), n, repeats])
                       for n in ("1", "2"))
        table.add(scene=scene, version=lanes[-1], threads=2, ns=both[0],
                  times_textbook=None, note=f"{alone[0] / both[0]:.2f} times one thread (wall)")
        if nodes == 20:
            means["published"] = [*PUBLISHED, 0.0005, 0.0005]  # rounding of the published figures
        if not agree(means):
            disagreements.append(f"{scene}: {means}")
    mixed = {v: numbers([program, v, "general", "mixed", "20", str(n * scale), "1", "1"])[2:6]
             for v, n in (("textbook", 4096), *((each, 16384) for each in lanes))}
    if not agree(mixed):
        disagreements.append(f"CMM-1g with mixed topologies: {mixed}")
    return disagreements


def measure_model(table, programs, quick):
    program = str(programs / "whole_model")
    if not os.path.exists(program):
        print("whole_model is not built: left out", file=sys.stderr)
        return
    for extent, (place, (few, many)) in itertools.product(("core", "full"), PLACES.items()):
        def command(runs, version, threads="1", repeats="1"):
            return [program, place, str(MONTHS), str(runs), threads, repeats, extent, version]
        for version in lanes_here():
            result = numbers(command(few, version, repeats="3"))
            organisations = int(result[2])
            counted = None if version == "avx512" else instructions_a_run(
                lambda n, v=version: command(n, v), MODEL_RUNS_COUNTED)
            table.add(scene=f"{extent}, {place}", version=version, threads=1, ns=result[1],
                      instructions=counted and counted / (MONTHS * organisations),
                      note=f"{organisations} organisations, {int(result[3])} of {few} runs failed")
        if extent == "full" and quick:
            continue
        runs = few if quick else many
        fastest = lanes_here()[-1]
        wall = numbers(command(runs, fastest, threads="2"))[0]
        seconds = wall * runs * MONTHS * organisations * 1e-9
        table.add(scene=f"{extent}, {place}", version=fastest, threads=2, ns=wall,
                  note=f"{runs} runs of {MONTHS} months in {seconds:.1f} s")


def measure_scaling(build, quick):
    measured = []
    for axis in scaling.axes(build / "concordat", quick):
        measured.append(axis)
        print(f"{axis.name}, {axis.scene}: "
              + "; ".join(f"{c.size:,} {c.processor:.2f} s {c.memory:.0f} MB" for c in axis.costs),
              flush=True)
    return measured


def main():
    import page  # which counts with what is above

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", default=HERE.parent / "build", type=pathlib.Path)
    parser.add_argument("--quick", action="store_true", help="fewer runs and repeats")
    parser.add_argument("--no-write", action="store_true", help="print only")
    options = parser.parse_args()
    programs = options.build / "benchmarks"
    if not (programs / "micro_model").exists():
        sys.exit(f"{programs}/micro_model is missing\n   build it first: ninja -C {options.build} benchmarks")
    load = os.getloadavg()[0]
    if load > 0.5:
        print(f"The machine is busy (load {load:.1f}): trust ratios and instructions, not ns.")
    table = Table()
    disagreements = measure_micro(table, programs, 1 if options.quick else 4)
    measure_model(table, programs, options.quick)
    axes, counts = measure_scaling(options.build, options.quick), page.counts_of(options.build)
    if not options.no_write:
        page.write(HERE / "results" / f"{processor()}.md", processor().replace("_", " "), load,
                   table.rows, counts, axes)
        path = HERE / "results" / f"{processor()}.csv"
        path.parent.mkdir(exist_ok=True)
        with path.open("w", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows({k: f"{v:.4g}" if isinstance(v, float) else v for k, v in row.items()}
                             for row in table.rows)
        print(f"written: {path}")
    for line in disagreements:
        print(f"Versions disagree: {line}", file=sys.stderr)
    sys.exit(1 if disagreements else 0)


if __name__ == "__main__":
    main()
