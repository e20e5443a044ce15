"""The package's order, and its types and those of the notebooks: mypy agrees, where it is installed."""
import importlib.util
import os
import re
import subprocess
import sys
import tempfile
import unittest

import results


class Layers(unittest.TestCase):
    def test_a_folder_imports_only_what_stands_to_its_left(self):
        order = ["data", "claims", "figures", "report"]
        package = results.ROOT / "apps" / "python" / "concordat"
        for k, folder in enumerate(order):
            for file in (package / folder).rglob("*.py"):
                for name in re.findall(r"from concordat\.(\w+)", file.read_text(encoding="utf-8")):
                    self.assertIn(name, order[:k + 1] + ["errors", "seal", "program", "written"], file)

    def test_only_the_door_of_each_library_imports_it(self):
        doors = {"h5py": "data", "jinja2": "report", "matplotlib": "figures", "xxhash": "seal.py", "subprocess": "program.py"}
        package = results.ROOT / "apps" / "python" / "concordat"
        for file in package.rglob("*.py"):
            for name in re.findall(r"^(?:from|import) (\w+)", file.read_text(encoding="utf-8"), re.MULTILINE):
                if name in doors:
                    self.assertTrue(str(file.relative_to(package)).startswith(doors[name]), f"{file} imports {name}")


class Types(unittest.TestCase):
    @unittest.skipUnless(importlib.util.find_spec("mypy"), "mypy is not installed")
    def test_mypy_finds_nothing_in_the_package(self):
        self.clean("-p", "concordat")

    @unittest.skipUnless(importlib.util.find_spec("mypy"), "mypy is not installed")
    def test_mypy_finds_nothing_in_the_notebooks(self):
        self.clean(*map(str, sorted((results.ROOT / "docs" / "notebooks").glob("*.py"))))

    def clean(self, *what):
        with tempfile.TemporaryDirectory() as cache:
            said = subprocess.run(
                [sys.executable, "-m", "mypy", "--cache-dir", cache, "--ignore-missing-imports", "--disallow-untyped-defs", *what],
                env={**os.environ, "MYPYPATH": str(results.ROOT / "apps" / "python")}, capture_output=True, text=True, check=False)
        self.assertEqual(said.returncode, 0, said.stdout)


if __name__ == "__main__":
    unittest.main()
