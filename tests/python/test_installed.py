"""The package as pip installs it, without a network."""
import importlib.util
import os
import subprocess
import sys
import unittest

import results

NEEDS = [name for name in ("pip", "setuptools", "wheel", "ensurepip") if importlib.util.find_spec(name) is None]
CODE = """
import concordat, os, sys
assert concordat.__file__.startswith(sys.prefix), concordat.__file__
runs = concordat.open(sys.argv[1])
concordat.report([sys.argv[1]], sys.argv[2], names=False)
try:
    print(concordat.run("three_places", replicates=8).attrs["digest"])
except concordat.UserError as error:
    print(str(error).splitlines()[0])
"""


@unittest.skipIf(NEEDS, f"this Python has no {', '.join(NEEDS)}")
class Installed(unittest.TestCase):
    def test_it_reads_draws_and_where_it_was_built_runs(self):
        package, folder = results.ROOT / "apps" / "python", results.FOLDER / "venv"
        before = sorted(package.iterdir())
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "PYTHON"))}
        subprocess.run([sys.executable, "-m", "venv", "--system-site-packages", folder], check=True, env=environment)
        said = subprocess.run([folder / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", "--no-build-isolation", "--no-deps",
                               "--no-index", package], capture_output=True, text=True, check=False, env=environment)
        self.assertEqual(said.returncode, 0, said.stderr)
        self.assertEqual(sorted(package.iterdir()), before)
        page = results.FOLDER / "installed.html"
        told = subprocess.run([folder / "bin" / "python", "-c", CODE, results.runs(), page], capture_output=True, text=True, check=False,
                              cwd=results.FOLDER, env=environment)
        self.assertEqual(told.returncode, 0, told.stderr)
        self.assertIn("<!DOCTYPE html", page.read_text(encoding="utf-8"))
        if os.environ.get("CONCORDAT_MODULE"):
            self.assertRegex(told.stdout, r"^[0-9a-f]{32}\n$")
        else:
            self.assertRegex(told.stdout, r"^[0-9a-f]{32}\n$|needs the compiled part")


if __name__ == "__main__":
    unittest.main()
