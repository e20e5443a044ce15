"""Each notebook of the guide runs from beginning to end."""
import importlib.util
import os
import pathlib
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
SKIPPED = 77
sys.path.insert(0, str(ROOT / "docs/making"))


class Notebooks(unittest.TestCase):
    def test_each_runs(self) -> None:
        import nbformat
        import notebooks
        from nbconvert.preprocessors import ExecutePreprocessor
        with tempfile.TemporaryDirectory() as folder:
            written = notebooks.write(pathlib.Path(folder))
            self.assertGreaterEqual(len(written), 4)
            for path in written:
                with self.subTest(path.stem):
                    notebook = nbformat.read(path, as_version=4)
                    nbformat.validate(notebook)
                    own = pathlib.Path(folder) / path.stem
                    own.mkdir()
                    ExecutePreprocessor(timeout=300, kernel_name="python3").preprocess(
                        notebook, {"metadata": {"path": str(own)}})
                    said = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.outputs]
                    self.assertTrue(said, "it says nothing")

    def test_the_same_text_is_the_same_notebook(self) -> None:
        import notebooks
        with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
            for one, other in zip(notebooks.write(pathlib.Path(first)), notebooks.write(pathlib.Path(second))):
                self.assertEqual(one.read_bytes(), other.read_bytes())


if __name__ == "__main__":
    absent = [what for what in ("nbformat", "nbconvert", "ipykernel") if not importlib.util.find_spec(what)]
    if absent:
        print("skipped: this Python has no " + ", ".join(absent))
        sys.exit(SKIPPED)
    os.environ |= {"PATH": f"{BUILD}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT / "apps/python"), "MPLBACKEND": "Agg",
                   "CONCORDAT_PROGRAM": str(BUILD / "concordat")}
    unittest.main()
