#!/usr/bin/env python3
"""Breaks the program in every way that a machine can, and counts what became of the results.

Each case is a small job. It is run once whole, which gives its digest; then again and again with a
call that fails, a kill, a disk without room or a damaged file, and after each of them what is there
must be the truth: exit code 0 only with a sound file of that digest, a resume that ends in it, and
never a crash. `./dev soak` runs all of it; --short is what the tests run.
"""
import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
CALLS = ["write", "sync", "truncate", "rename", "open", "close", "unlink", "lock", "read"]
ENOSPC, EIO, ENOSYS, ENOLCK = 28, 5, 38, 37
TOO_LONG = 600  # seconds, of what takes less than one: a busy machine is no crash

SWEEP = """title: "a small study" scenario: "three_places" months: 6 replicates: 16
factor { path: "trust.gain" low: .02 high: .06 }
design { latin_hypercube { points: 6 } }
outcome { name: "trust_end" series: "trust" month: 6 }
"""
CALIBRATION = """title: "a small calibration" scenario: "three_places" months: 6 replicates: 4
factor { path: "trust.gain" }
target { outcome: "final_trust" value: .35 tolerance: .05 }
calibration { abc_rejection { draws: 200 } }
"""


@dataclass
class Table:
    """Kind of fault: how often it was tried, and what became of it."""
    only: str = ""  # a pattern of "case: kind"; others are not tried
    shows: bool = False
    rows: dict = field(default_factory=dict)
    details: list = field(default_factory=list)

    def wants(self, kind):
        return re.search(self.only, kind) is not None

    def count(self, kind, verdict, detail=""):
        row = self.rows.setdefault(kind, dict(tried=0, survived=0, lost=0, wrong=0, crashed=0))
        row["tried"] += 1
        row[verdict] += 1
        if verdict != "survived":
            self.details.append(f"{kind}: {verdict}: {detail}")
            if self.shows:
                print(self.details[-1], flush=True)

    def __str__(self):
        columns = ["tried", "survived", "lost", "wrong", "crashed"]
        lines = ["  " + "fault".ljust(34) + "".join(name.rjust(10) for name in columns)]
        total = {name: sum(row[name] for row in self.rows.values()) for name in columns}
        for kind, row in [*self.rows.items(), ("all", total)]:
            lines.append("  " + kind.ljust(34) + "".join(f"{row[name]:,}".rjust(10) for name in columns))
        return "\n".join(lines)

    def show(self):
        """What was counted so far: a long soak may be stopped at any time."""
        if self.shows:
            print(self, "", sep="\n", flush=True)

    def is_clean(self):
        return all(row["tried"] == row["survived"] for row in self.rows.values())


class Program:
    def __init__(self, path, shim):
        self.path, self.shim = str(path), str(shim)

    def __call__(self, words, folder, faults=None, wrapper=()):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("FAULT_")}
        preload = []
        if faults:  # of the program alone, not of who starts it
            faults = {"path": "concordat_soak_", **faults}
            preload = ["env", f"LD_PRELOAD={self.shim}"]
            preload += [f"FAULT_{name.upper()}={value}" for name, value in faults.items()]
        command = [*wrapper, *preload, self.path, *words]
        try:
            done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=TOO_LONG,
                                  stdin=subprocess.DEVNULL, check=False)
        except subprocess.TimeoutExpired:
            return -signal.SIGALRM, "", f"did not end in {TOO_LONG} s"
        code, errors = done.returncode, done.stderr.decode(errors="replace")
        if wrapper:  # mpirun says between lines how a rank ended
            errors = re.sub(r"-{20,}.*?-{20,}", "", errors, flags=re.DOTALL)
            if 128 < code < 128 + signal.NSIG:
                code = 128 - code
        return code, done.stdout.decode(errors="replace"), errors

    def digest(self, output, folder):
        code, out, _ = self(["info", output, "--digest"], folder)
        return out.strip() if code == 0 else None


@dataclass
class Case:
    """A job: files that it needs, its words, and its output."""
    name: str
    words: list
    files: dict = field(default_factory=dict)
    before: list = field(default_factory=list)  # words of commands that prepare it
    wrapper: tuple = ()
    ranks: tuple = ({},)  # whom a fault meets, one after the other
    digest: str = ""

    def prepare(self, program, folder):
        for name, text in self.files.items():
            (Path(folder) / name).write_text(text)
        for words in self.before:
            code, _, err = program(words, folder)
            if code != 0:
                sys.exit(f"{self.name}: cannot be prepared: {err}")


def cases():
    once = ["--threads", "1", "--quiet", "--output", "o.h5"]
    run = ["run", "three_places", "--months", "6", "--replicates", "48", *once]
    shard = ["sweep", "s.txtpb", "--threads", "1", "--quiet", "--output", "o.h5", "--shard"]
    # The quick ones first, as a soak may be stopped.
    yield Case("merge", ["merge", "s.txtpb", "--output", "o.h5"], {"s.txtpb": SWEEP},
               [[*shard, "1/2"], [*shard, "2/2"]])
    yield Case("sweep", ["sweep", "s.txtpb", *once], {"s.txtpb": SWEEP})
    yield Case("calibrate", ["calibrate", "c.txtpb", *once], {"c.txtpb": CALIBRATION})
    yield Case("run", run)
    yield Case("run, trajectories", [*run, "--trajectories", "all"])
    if shutil.which("mpirun"):
        yield Case("sweep, two ranks", ["sweep", "s.txtpb", *once], {"s.txtpb": SWEEP},
                   wrapper=("mpirun", "--allow-run-as-root", "--oversubscribe", "-n", "2"),
                   ranks=({"rank": 0}, {"rank": 1}))


class Folder:
    """A fresh folder in which a case is ready, gone afterwards."""
    def __init__(self, case, prepared):
        self.case, self.prepared = case, prepared

    def __enter__(self):
        self.path = tempfile.mkdtemp(prefix="concordat_soak_")
        shutil.copytree(self.prepared, self.path, dirs_exist_ok=True)
        return self.path

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)


def verdict_of(program, case, folder, code, err, world):
    """What became of a case after a fault, once it was gone on with in the same world."""
    if code < 0 and code != -signal.SIGKILL:
        return "crashed", f"signal {-code}: {err[-300:]}"
    there = (Path(folder) / "o.h5").exists()
    if code == 0 and not there:
        return "lost", "exit code 0, and no file"
    if there and program.digest("o.h5", folder) != case.digest:
        return "wrong", f"exit code {code}, and the file is not sound"
    if there and case.name == "merge":
        return "survived", ""
    again = case.words if case.name == "merge" else [*case.words, "--resume"]
    code, _, err = program(again, folder, world, case.wrapper)
    if "nothing to resume" in err:  # then nothing was kept, and it begins anew
        code, _, err = program(case.words, folder, world, case.wrapper)
    if code < 0:
        return "crashed", f"the resume, signal {-code}: {err[-300:]}"
    if code != 0 or program.digest("o.h5", folder) != case.digest:
        return "lost", f"the resume: exit code {code}: {err[-300:]}"
    left = sorted(set(os.listdir(folder)) - set(case.files) - {"o.h5", "count"})
    return ("survived", "") if not left else ("wrong", f"left behind: {left}")


def counted(folder):
    """Calls of the process that had most, and how many went wrong in all: a line of each process."""
    path = Path(folder) / "count"
    lines = [line.split() for line in path.read_text().splitlines()] if path.exists() else []
    return max((int(calls) for calls, _ in lines), default=0), sum(int(injected) for _, injected in lines)


def try_fault(program, case, prepared, faults):
    """The verdict, or None where the fault did not come about."""
    with Folder(case, prepared) as folder:
        code, _, err = program(case.words, folder, {**faults, "count": Path(folder) / "count"}, case.wrapper)
        if code >= 0 and counted(folder)[1] == 0 and "room" not in faults:
            return None
        if "room" in faults and code == 0:
            return None
        world = {"nolocks": 1} if "nolocks" in faults else None
        verdict, detail = verdict_of(program, case, folder, code, err, world)
        return verdict, f"{case.name} {faults}: {detail}"


def number_of_calls(program, case, prepared, calls):
    with Folder(case, prepared) as folder:
        program(case.words, folder, dict(calls=calls, count=Path(folder) / "count"), case.wrapper)
        return counted(folder)[0]


def spread(count, most):
    """At most so many of the calls 1 to count, evenly."""
    return range(1, count + 1) if count <= most else sorted({1 + i * count // most for i in range(most)})


def faults_of(program, case, prepared, most, wants):
    """Kinds of faults with the shim's settings."""
    def count(calls, *kinds):
        return number_of_calls(program, case, prepared, calls) if any(map(wants, kinds)) else 0

    everything = ",".join(name for name in CALLS if name != "read")
    for n in spread(count(everything, "killed before a call", "killed where there are no locks"), most):
        yield "killed before a call", dict(calls=everything, at=n, how="kill")
        if n % 4 == 1:
            yield "killed where there are no locks", dict(calls=everything, at=n, how="kill", nolocks=1)
    for call in CALLS:
        kinds = [f"failing {call}"]
        if call == "write":
            kinds += ["half a write", "failing write, and all after it"]
        calls = count(call, *kinds)
        for n in spread(calls, most):
            yield f"failing {call}", dict(calls=call, at=n, errno=EIO if call == "read" else ENOSPC)
        if call == "write":
            for n in spread(calls, most // 2):
                yield "half a write", dict(calls=call, at=n, how="short")
                yield "failing write, and all after it", dict(calls=call, at=n, on=1)
        if call == "lock":
            for error in (ENOSYS, ENOLCK):
                yield "no locks", dict(calls=call, at=1, on=1, errno=error)
    for n in spread(count("malloc", "failing malloc"), most // 2):
        yield "failing malloc", dict(calls="malloc", at=n)
    for room in spread(120_000, most // 2):
        yield "full disk", dict(room=room)


def survives_no_locks(program, case, prepared, faults):
    with Folder(case, prepared) as folder:
        code, _, err = program(case.words, folder, faults, case.wrapper)
        if code != 0 or program.digest("o.h5", folder) != case.digest:
            return "lost", f"{case.name}: exit code {code}: {err[-300:]}"
        return "survived", ""


def break_calls(program, table, most, pool):
    for case in cases():
        with tempfile.TemporaryDirectory(prefix="concordat_soak_") as prepared:
            case.prepare(program, prepared)
            with Folder(case, prepared) as folder:
                code, _, err = program(case.words, folder, wrapper=case.wrapper)
                case.digest = program.digest("o.h5", folder)
                if not case.digest:
                    sys.exit(f"{case.name}: exit code {code}: {err}")

            def attempt(fault):
                kind, settings = fault
                act = survives_no_locks if kind == "no locks" else try_fault
                return kind, act(program, case, prepared, settings)

            few = max(2, most // 8) if case.wrapper else most
            def wants(kind, name=case.name):
                return table.wants(f"{name}: {kind}")

            faults = [(kind, {**settings, **rank})
                      for kind, settings in faults_of(program, case, prepared, few, wants)
                      for rank in case.ranks if wants(kind)]
            for kind, verdict in pool.map(attempt, faults):
                if verdict:
                    table.count(kind, *verdict)
            table.show()


def damaged(whole, random_numbers):
    """One of the ways in which a file is damaged, by name."""
    kind = random_numbers.choice(["flipped bit", "run of bytes", "cut short", "longer"])
    at = random_numbers.randrange(len(whole))
    if kind == "flipped bit":
        return kind, whole[:at] + bytes([whole[at] ^ (1 << random_numbers.randrange(8))]) + whole[at + 1:]
    if kind == "run of bytes":
        length = min(random_numbers.randrange(1, 64), len(whole) - at)
        value = random_numbers.choice([b"\0", b"\xff", bytes([random_numbers.randrange(256)])])
        return kind, whole[:at] + value * length + whole[at + length:]
    return kind, whole[:at] if kind == "cut short" else whole + whole[:at + 1]


def damage_files(program, table, tries, pool):
    """Finished files of every kind, through every command that reads them."""
    with tempfile.TemporaryDirectory(prefix="concordat_soak_") as folder:
        for name, text in {"s.txtpb": SWEEP, "c.txtpb": CALIBRATION}.items():
            (Path(folder) / name).write_text(text)
        makers = {
            "a run": (["run", "three_places", "--months", "6", "--replicates", "24", "--trajectories", "mean"],
                      [["info"], ["replay", "--quiet"], ["status"], ["compare"]]),
            "a study": (["sweep", "s.txtpb"],
                        [["info"], ["status"], ["compare"], ["sensitivity"], ["replay", "--quiet"]]),
            "an ensemble": (["calibrate", "c.txtpb"], [["info"], ["status"]]),
        }
        jobs = []
        numbers = random.Random(1)
        for what, (words, readers) in makers.items():
            code, _, err = program([*words, "--quiet", "--output", "whole.h5", "--overwrite"], folder)
            if code not in (0, 1):
                sys.exit(f"{what}: exit code {code}: {err}")
            whole = (Path(folder) / "whole.h5").read_bytes()
            for i in range(tries):
                jobs.append((i, what, whole, readers[i % len(readers)], numbers.random()))

        def attempt(job):
            i, what, whole, reader, seed = job
            kind, bytes_ = damaged(whole, random.Random(seed))
            if bytes_ == whole or not table.wants(f"{what}: {kind}"):
                return None
            path = Path(folder) / f"{what.replace(' ', '_')}_{i}.h5"
            path.write_bytes(bytes_)
            code, out, err = program([reader[0], str(path), *reader[1:]], folder)
            path.unlink()
            verdict = "crashed" if code < 0 else "survived" if code == 2 and not out else "wrong"
            return f"{what}: {kind}", verdict, f"{reader[0]}, {path.name}: exit code {code}: {err[-200:]}"

        for done, result in enumerate(pool.map(attempt, jobs), 1):
            if result:
                table.count(*result)
            if done % 2000 == 0:
                table.show()


def damage_journals(program, table, tries, pool):
    """Journals and a calibration's draws: a resume must end in the right digest or refuse."""
    for case in [c for c in cases() if c.name in ("run", "sweep", "calibrate")]:
        with tempfile.TemporaryDirectory(prefix="concordat_soak_") as prepared:
            case.prepare(program, prepared)
            with Folder(case, prepared) as folder:
                program(case.words, folder)
                case.digest = program.digest("o.h5", folder)
            name = "o.h5.draws" if case.name == "calibrate" else "o.h5.journal"
            # Killed at its last rename, which leaves a whole journal.
            with Folder(case, prepared) as folder:
                program(case.words, folder, dict(calls="rename", at=1, how="kill"))
                whole = (Path(folder) / name).read_bytes()

            def attempt(seed):
                kind, bytes_ = damaged(whole, random.Random(seed))
                kind = f"journal of {case.name}: {kind}"
                if not table.wants(kind):
                    return None
                with Folder(case, prepared) as folder:
                    (Path(folder) / name).write_bytes(bytes_)
                    code, _, err = program([*case.words, "--resume"], folder)
                    if code < 0:
                        return kind, "crashed", err
                    if code == 2 and ("damaged" in err or "another" in err):
                        return kind, "survived", ""
                    sound = code == 0 and program.digest("o.h5", folder) == case.digest
                    return kind, "survived" if sound else "wrong", f"exit code {code}: {err[-200:]}"

            for result in pool.map(attempt, range(tries)):
                if result:
                    table.count(*result)
            table.show()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", required=True, help="the program to break")
    parser.add_argument("--short", action="store_true", help="a few of each kind, for the tests")
    parser.add_argument("--calls", type=int, help="most calls of each kind and case")
    parser.add_argument("--damages", type=int, help="damaged files of each kind")
    parser.add_argument("--only", default="", help='a pattern: of "run: failing write" and the like, what is tried')
    options = parser.parse_args()
    calls = options.calls if options.calls is not None else 3 if options.short else 120
    damages = options.damages if options.damages is not None else 12 if options.short else 6700
    with tempfile.TemporaryDirectory(prefix="concordat_faults_") as folder:
        os.environ["TMPDIR"] = tempfile.tempdir = folder  # where mpirun leaves things that is killed
        shim = Path(folder) / "shim.so"
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", shim, HERE / "shim.c", "-ldl"], check=True)
        program = Program(Path(options.program).resolve(), shim)
        table = Table(options.only, shows=not options.short)
        for ended_by in (signal.SIGINT, signal.SIGTERM):  # also where it runs in the background
            signal.signal(ended_by, signal.default_int_handler)
        pool, is_whole = ThreadPoolExecutor(os.cpu_count()), False
        try:
            break_calls(program, table, calls, pool)
            damage_files(program, table, damages, pool)
            damage_journals(program, table, min(damages, max(10, damages // 20)), pool)
            is_whole = True
        except KeyboardInterrupt:
            print("interrupted: what was counted until then")
        finally:
            pool.shutdown(cancel_futures=True)
    for line in table.details[:40]:
        print("  " + line)
    print(table)
    return 0 if is_whole and table.is_clean() else 1


if __name__ == "__main__":
    sys.exit(main())
