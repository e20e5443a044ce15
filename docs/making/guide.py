"""Puts the guide together and builds it: build/guide, which needs no server and asks nobody for anything.

    guide.py BUILD [--into SITE] [--without-pictures]       BUILD: the folder in which the program was built
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import assistants
import language
import notebooks

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Pages that are kept beside what they describe: where they stand, and their names here.
ELSEWHERE = {"engine/store/format.md": "format.md", "apps/cli/json.md": "json.md"} | {
    str(page.relative_to(ROOT)): f"odd/{'index' if page.stem == 'README' else page.stem}.md"
    for page in sorted((ROOT / "agents/odd").glob("*.md"))}
# What pages link to where it stands, and the page that is made of it here.
MADE = {"configs/schema/scenario.proto": "language.md"} | {
    str(page.relative_to(ROOT)): f"notebooks/{page.stem}.ipynb" for page in (ROOT / "docs/notebooks").glob("*.py")}
LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(([^)#\s]*[^)#\s]|#[^)]+)(#[^)]*)?\)")
PICTURE = re.compile(r"\]\(([\w-]+\.svg)\)")


def moved(text: str, source: str, name: str) -> str:
    """A page with links as they are from its place here; to what is not in the guide, its name alone."""
    def link(found: re.Match[str]) -> str:
        label, target, place = found[1], found[2], found[3] or ""
        if target.startswith("#"):
            return found[0]
        aim = os.path.normpath(os.path.join(os.path.dirname(source), target))
        here = (ELSEWHERE | MADE).get(aim) or (os.path.relpath(aim, "docs/pages") if aim.startswith("docs/pages/") else "")
        if here:
            return f"[{label}]({os.path.relpath(here, os.path.dirname(name) or '.')}{place})"
        return f"{label} (`{aim}` in the sources)"
    return LINK.sub(link, text)


def moved_page(text: str, name: str) -> str:
    """The same of a page written for here, whose blocks of code are left alone."""
    parts = re.split(r"(^```.*?^```$)", text, flags=re.M | re.S)
    return "".join(part if part.startswith("```") else moved(part, f"docs/pages/{name}", name) for part in parts)


def assemble(build: pathlib.Path, pages: pathlib.Path) -> None:
    shutil.copytree(ROOT / "docs/pages", pages)
    for page in pages.glob("*.md"):
        page.write_text(moved_page(page.read_text(), page.name))
    for source, name in ELSEWHERE.items():
        (pages / name).parent.mkdir(exist_ok=True)
        (pages / name).write_text(moved((ROOT / source).read_text(), source, name))
    (pages / "language.md").write_text(language.page(build))
    notebooks.write(pages / "notebooks")


def draw(build: pathlib.Path, pages: pathlib.Path) -> None:
    """Runs the pages that show pictures, for these."""
    shown = [page for page in sorted((ROOT / "docs/pages").glob("*.md")) if PICTURE.search(page.read_text())]
    commands = [sys.executable, "-B", str(ROOT / "docs/making/commands.py"), "--program", str(build / "concordat")]
    subprocess.run([*commands, "--into", str(pages), *map(str, shown)], check=True)


def leave_blank(pages: pathlib.Path) -> None:
    """Empty pictures, where only words and links are looked at."""
    for page in pages.glob("*.md"):
        for name in PICTURE.findall(page.read_text()):
            (pages / name).write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("build", type=pathlib.Path)
    asked.add_argument("--into", type=pathlib.Path, default=ROOT / "build/guide")
    asked.add_argument("--without-pictures", action="store_true", help="which its pages' commands make")
    wish = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pages = pathlib.Path(folder) / "pages"
        assemble(wish.build.resolve(), pages)
        leave_blank(pages) if wish.without_pictures else draw(wish.build.resolve(), pages)
        # As mkdocs takes no folder of pages from its command line, its settings are written beside them.
        settings = yaml.safe_load((ROOT / "docs/mkdocs.yml").read_text())
        settings |= {"docs_dir": str(pages), "site_dir": str(wish.into.resolve())}
        settings["theme"]["custom_dir"] = str(ROOT / "docs/theme")
        (pages.parent / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False))
        subprocess.run(["mkdocs", "build", "--strict", "--clean", "--quiet", "--config-file", str(pages.parent / "mkdocs.yml")],
                       check=True)
        for unused in ("sitemap.xml", "sitemap.xml.gz"):
            (wish.into / unused).unlink(missing_ok=True)
        assistants.write(pages, wish.into)
    print(f"wrote {wish.into}/index.html and {len(list(wish.into.rglob('*.html'))) - 1} pages more")
    return 0


if __name__ == "__main__":
    sys.exit(main())
