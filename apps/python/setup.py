"""What pyproject.toml cannot say: the version that the program has, and the compiled part if it has been built."""
import atexit
import pathlib
import re
import shutil
import tempfile

from setuptools import Distribution, setup
from setuptools.command.build_py import build_py

HERE = pathlib.Path(__file__).resolve().parent
SOURCES = HERE.parents[1]
BUILT = sorted((SOURCES / "build" / "python" / "concordat").glob("_engine*.so"))
AWAY = tempfile.mkdtemp(prefix="concordat_wheel_")  # nothing is left among the sources
atexit.register(shutil.rmtree, AWAY, ignore_errors=True)


class WithEngine(build_py):
    def run(self) -> None:
        super().run()
        for path in BUILT:
            shutil.copy2(path, pathlib.Path(self.build_lib) / "concordat" / path.name)


class OfThisMachine(Distribution):
    def has_ext_modules(self) -> bool:
        return bool(BUILT)


def version() -> str:
    found = re.search(r"project\(concordat VERSION ([\d.]+)", (SOURCES / "CMakeLists.txt").read_text(encoding="utf-8"))
    assert found is not None
    return found.group(1)


setup(version=version(), cmdclass={"build_py": WithEngine}, distclass=OfThisMachine,
      options={"build": {"build_base": AWAY}, "egg_info": {"egg_base": AWAY}})
