"""The compiled part, found beside the package or in the build of the sources that the package stands in."""
import importlib
import importlib.machinery
import importlib.util
import pathlib
import sys
from typing import Any

from concordat.errors import UserError

NAME = "concordat._engine"
FOLDER = pathlib.Path(__file__).resolve().parent
BUILT = FOLDER.parents[2] / "build" / "python" / "concordat"


def find_engine() -> Any:
    """The module. Raises UserError that says how to get it where it is not there or does not load."""
    if NAME in sys.modules:
        return sys.modules[NAME]
    for folder in (FOLDER, BUILT):
        for ending in importlib.machinery.EXTENSION_SUFFIXES:
            path = folder / f"_engine{ending}"
            if path.is_file():
                return _load(path)
    others = sorted(each.name for folder in (FOLDER, BUILT) if folder.is_dir() for each in folder.glob("_engine*.so"))
    was_found = f" ({others[0]} is of another Python)" if others else ""
    raise UserError(f"running needs the compiled part of the package, which is not here{was_found}\n"
                    "   on Debian: apt-get install pybind11-dev python3-dev, then ./dev python in the sources\n"
                    "   reading results and drawing do without it")


def _load(path: pathlib.Path) -> Any:
    spec = importlib.util.spec_from_file_location(NAME, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except ImportError as error:
        raise UserError(f"the compiled part of the package does not load: {error}\n"
                        "   build it again: ./dev python in the sources") from None
    sys.modules[NAME] = module
    return module
