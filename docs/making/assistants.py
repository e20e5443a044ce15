"""llms.txt: the guide's pages with a line about each, and llms-full.txt: their whole text, for AI assistants."""
import pathlib

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]


def listed(entries: list[dict[str, object]]) -> list[tuple[str, str, str]]:
    """Chapter, title and file of every page, in the guide's order."""
    found = []
    for entry in entries:
        for name, what in entry.items():
            if isinstance(what, str):
                found.append(("Begin", name, what))
            else:
                found += [(name, title, file) for part in what for title, file in part.items()]
    return found


def first_sentence(page: str) -> str:
    """What a page says first beneath its heading."""
    for block in page.split("\n\n"):
        if block.strip() and not block.startswith(("#", "<", "|", "```", "!", "- ", "* ")) \
                and "by `tests/odd`" not in block:
            return " ".join(block.split()).split(". ")[0].rstrip(".:")[:240] + "."
    return ""


def write(pages: pathlib.Path, site: pathlib.Path) -> None:
    chapters = listed(yaml.safe_load((ROOT / "docs/mkdocs.yml").read_text())["nav"])
    lines = ["# Concordat", "", "> " + first_sentence((pages / "index.md").read_text()), "",
             "Every command has `--help`; `--format json` makes a command say one JSON value, described in json.html.",
             "Illustrations of mechanisms, not forecasts for named bodies: keep the caveats when you quote results."]
    last = ""
    whole = []
    for chapter, title, file in chapters:
        text = (pages / file).read_text()
        if chapter != last:
            lines += ["", f"## {chapter}", ""]
        last = chapter
        lines.append(f"- [{title}]({file.removesuffix('.md')}.html): {first_sentence(text)}")
        whole.append(f"<!-- {file} -->\n{text.strip()}\n")
    (site / "llms.txt").write_text("\n".join(lines) + "\n")
    (site / "llms-full.txt").write_text("\n".join(whole))
