"""How the project is cited: both files are sound and say the version that is built."""
import json
import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.argv.pop(1)


class Citation(unittest.TestCase):
    def setUp(self) -> None:
        self.version = re.search(r"project\(concordat VERSION ([\d.]+)", (ROOT / "CMakeLists.txt").read_text())[1]

    def test_the_citation_is_of_this_version(self) -> None:
        text = (ROOT / "CITATION.cff").read_text()
        self.assertRegex(text, rf"(?m)^version: {re.escape(self.version)}$")
        for field in ("cff-version", "message", "title", "authors", "license"):
            self.assertRegex(text, rf"(?m)^{field}:")

    def test_the_metadata_are_of_this_version(self) -> None:
        self.assertEqual(json.loads((ROOT / "codemeta.json").read_text())["version"], self.version)


if __name__ == "__main__":
    unittest.main()
