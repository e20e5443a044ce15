"""Result files for the tests: made by the program, once for each process of tests."""
import atexit
import functools
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "apps" / "python"))
sys.dont_write_bytecode = True
PROGRAM = os.environ.setdefault("CONCORDAT_PROGRAM", str(ROOT / "build" / "concordat"))
FOLDER = pathlib.Path(tempfile.mkdtemp(prefix="concordat_python_"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)

FACTORS = "".join(f'factor {{ path: "{path}" }}\n' for path in ("trust.gain", "choice.benefit", "choice.cost"))
DESIGNS = {"morris": "morris { trajectories: 6 }", "sobol": "saltelli { base: 32 }", "pawn": "latin_hypercube { points: 60 }"}


def call(*words: str, check: bool = True, **options) -> subprocess.CompletedProcess:
    """The program with these words, in the folder of the files."""
    said = subprocess.run([PROGRAM, *words], cwd=FOLDER, capture_output=True, text=True, **options)
    if check and said.returncode != 0:
        raise AssertionError(f"{words} ended with {said.returncode}: {said.stderr}")
    return said


@functools.cache
def runs(name: str = "three_places", *more: str) -> str:
    """A file of runs."""
    stem = "".join(c if c.isalnum() else "_" for c in "_".join([name, *more]))
    many = [] if "--replicates" in more else ["--replicates", "60"]
    call("run", name, *many, "--quiet", "--output", f"{stem}.h5", *more)
    return str(FOLDER / f"{stem}.h5")


@functools.cache
def one_run() -> str:
    return runs("three_places", "--replicates", "1", "--months", "30")


@functools.cache
def whole_runs() -> str:
    """With every organisation's months."""
    return runs("three_places", "--trajectories", "all")


@functools.cache
def lean() -> str:
    """With a shock and an event."""
    (FOLDER / "lean.txtpb").write_text('include: "three_places"\nstress { shock: "squeeze" size: .1 date: "2018-04" }\n'
                                       'event { kind: demand_surge date: "2018-12" duration: 3 size: .15 name: "a hard winter" }\n')
    return runs("lean.txtpb")


@functools.cache
def study(method: str) -> str:
    """A study that the method fits; "" for one of regimes."""
    if not method:
        call("sweep", "regimes_compared", "--replicates", "4", "--quiet", "--output", "regimes.h5")
        return str(FOLDER / "regimes.h5")
    text = f'title: "A small study"\nscenario: "three_places"\nmonths: 24\n{FACTORS}design {{ {DESIGNS[method]} }}\nreplicates: 4\n'
    (FOLDER / f"{method}.txtpb").write_text(text, encoding="utf-8")
    call("sweep", f"{method}.txtpb", "--quiet", "--output", f"{method}.h5")
    return str(FOLDER / f"{method}.h5")


@functools.cache
def months() -> str:
    """A sweep of two regimes that keeps months, their pairs and every run."""
    (FOLDER / "two.txtpb").write_text('title: "Two regimes"\nscenario: "three_places"\nmonths: 24\n'
                                      'factor { path: "regime" level: "memorandum" level: "majority" }\nreplicates: 16\n'
                                      'keep { series: "place_integration" paired_by: "regime" every_run: true }\n', encoding="utf-8")
    call("sweep", "two.txtpb", "--keep", "trust", "--quiet", "--output", "two.h5")
    return str(FOLDER / "two.h5")


@functools.cache
def sets() -> str:
    """Runs that take many parameter sets."""
    return runs("three_places", "--uncertain", "--months", "36", "--replicates", "160")


@functools.cache
def calibration() -> str:
    call("calibrate", "recover_parameters", "--replicates", "4", "--quiet", "--output", "calibrated.h5")
    return str(FOLDER / "calibrated.h5")


@functools.cache
def verdicts() -> str:
    call("validate", "--patterns", "P1", "--patterns", "P7", "--replicates", "20", "--quiet", "--output", "verdicts.h5")
    return str(FOLDER / "verdicts.h5")


@functools.cache
def answer(*words: str) -> str:
    """What a command says with --format json, as a file."""
    path = FOLDER / ("".join(c if c.isalnum() else "_" for c in "_".join(words))[-80:] + ".json")
    path.write_text(call(*words, "--format", "json").stdout, encoding="utf-8")
    return str(path)


@functools.cache
def stress(*more: str) -> str:
    """A stress test of two ways of governing: under one of them the largest partner may not leave."""
    stem = "stress" + "".join(c if c.isalnum() else "_" for c in "_".join(more))
    asked = more or ("--shock", "squeeze", "--shock", "largest_withdraws", "--regime", "alliance", "--regime", "statutory")
    call("stress", "three_places", *asked, "--replicates", "20", "--quiet", "--output", f"{stem}.h5")
    return str(FOLDER / f"{stem}.h5")


ASKED = {"--keystones": (), "--sweep": (), "--map": (), "--uncertain": ("--per-set", "4", "--regime", "memorandum", "--regime", "statutory")}


def asked(question: str) -> str:
    """The answer of a stress test that asks for one thing beside the matrix."""
    return answer("stress", stress(question, *ASKED[question]))


@functools.cache
def two_tests() -> "tuple[str, str]":
    """The same shocks under two ways of governing."""
    return tuple(stress("--shock", "squeeze", "--regime", regime) for regime in ("memorandum", "alliance"))


def stress_answer(change=None) -> str:
    """What the program says of it as a file, changed."""
    told = json.loads(pathlib.Path(answer("stress", stress())).read_text(encoding="utf-8"))
    if change:
        change(told)
    path = FOLDER / "stress_changed.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    return str(path)


def warned_answer(*aucs, tip: int = 143) -> str:
    """One in which enough runs retreat late to tell whether that announces itself: intervals of each sign's area under the curve."""
    def change(told):
        told["early_warning"].update(estimable=True, in_retreat_before=31, retreat_later=tip, never=226)
        for sign, (low, high) in zip(("variance", "memory"), aucs):
            told["early_warning"][sign] = {"area_under_curve": {"value": (low + high) / 2, "interval_95": [low, high]}, "false_alarms": {"value": .71, "interval_95": [.64, .78]}}
    return stress_answer(change)


def hindcast() -> str:
    return answer("hindcast", "--replicates", "4", "--quiet")


HOSTILE = "</style><script>alert(1)</script> \\\"'&amp; $x_1$ \u202eright to left\u202c \U0001f600 <b>"


@functools.cache
def hostile() -> str:
    """Runs of a scenario whose every name is an attack."""
    long = HOSTILE + "x" * 10000
    scenario = f"""title: "{HOSTILE}"
months: 24
system {{ code: "s1" name: "{HOSTILE}" }}
place {{ code: "p1" name: "{HOSTILE}" population: 1000 }}
organisation {{ code: "H1" name: "{long}" kind: acute turnover: 400 serves {{ place: "p1" }} income {{ from: "C1" share: .5 place: "p1" }} }}
organisation {{ code: "C1" name: "{HOSTILE}" kind: ccg turnover: 400 serves {{ place: "p1" }} }}
event {{ name: "{HOSTILE}" month: 6 kind: demand_surge size: .1 duration: 3 }}
"""
    (FOLDER / "hostile.txtpb").write_text(scenario, encoding="utf-8")
    name = "<b>'&\" \u202eevil.h5"
    call("run", "hostile.txtpb", "--replicates", "20", "--quiet", "--trajectories", "all", "--output", name)
    return str(FOLDER / name)
