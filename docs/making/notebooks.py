"""Notebooks from the texts in docs/notebooks: `# %%` begins a cell, `# %% [markdown]` one of words.

    notebooks.py FOLDER     writes them, not run yet, as FOLDER/NAME.ipynb
"""
import pathlib
import re
import sys

SOURCES = pathlib.Path(__file__).resolve().parents[1] / "notebooks"


def notebook(text: str):
    import nbformat.v4 as form
    cells = []
    for at, part in enumerate(re.split(r"^# %%", text, flags=re.M)[1:]):
        head, _, body = part.partition("\n")
        if "[markdown]" in head:
            cell = form.new_markdown_cell(re.sub(r"^# ?", "", body.strip(), flags=re.M))
        else:
            cell = form.new_code_cell(body.strip())
        cell["id"] = f"cell-{at}"  # the same text is the same bytes
        cells.append(cell)
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return form.new_notebook(cells=cells, metadata={"kernelspec": kernel})


def write(folder: pathlib.Path) -> list[pathlib.Path]:
    import nbformat
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for source in sorted(SOURCES.glob("*.py")):
        written.append(folder / f"{source.stem}.ipynb")
        nbformat.write(notebook(source.read_text()), written[-1])
    return written


if __name__ == "__main__":
    write(pathlib.Path(sys.argv[1]))
