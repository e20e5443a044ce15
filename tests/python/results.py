"""Result files for the tests: made by the program, once for each process of tests."""
import atexit
import functools
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


def call(*words: str, check: bool = True, **options) -> subprocess.CompletedProcess:
    """The program with these words, in the folder of the files."""
    return subprocess.run([PROGRAM, *words], cwd=FOLDER, check=check, capture_output=True, text=True, **options)


@functools.cache
def runs(name: str = "three_places", *more: str) -> str:
    """A file of runs."""
    stem = "_".join([name, *more]).replace("=", "").replace("-", "").replace(" ", "_").replace("/", "_")
    path = FOLDER / f"{stem}.h5"
    many = [] if "--replicates" in more else ["--replicates", "60"]
    call("run", name, *many, "--quiet", "--output", path.name, *more)
    return str(path)
