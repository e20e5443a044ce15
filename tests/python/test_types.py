"""The package is typed: mypy agrees, where it is installed."""
import importlib.util
import os
import subprocess
import sys
import tempfile
import unittest

import results


class Types(unittest.TestCase):
    @unittest.skipUnless(importlib.util.find_spec("mypy"), "mypy is not installed")
    def test_mypy_finds_nothing(self):
        with tempfile.TemporaryDirectory() as cache:
            said = subprocess.run(
                [sys.executable, "-m", "mypy", "--cache-dir", cache, "--ignore-missing-imports", "--disallow-untyped-defs", "-p", "concordat"],
                env={**os.environ, "MYPYPATH": str(results.ROOT / "apps" / "python")}, capture_output=True, text=True, check=False)
        self.assertEqual(said.returncode, 0, said.stdout)


if __name__ == "__main__":
    unittest.main()
