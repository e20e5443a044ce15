"""The guide's site: built, whole, and alone in the world."""
import html.parser
import importlib.util
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
SKIPPED = 77


class Page(html.parser.HTMLParser):
    """What a page points at, and what can be pointed at in it."""

    def __init__(self, path: pathlib.Path) -> None:
        super().__init__()
        self.points: list[tuple[str, str]] = []
        self.anchors: set[str] = set()
        self.feed(path.read_text())

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        for name, value in given:
            if name == "id":
                self.anchors.add(value or "")
            elif name in ("href", "src", "srcset", "data", "action", "poster"):
                self.points.append((tag, value or ""))


class Site(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = tempfile.TemporaryDirectory()
        cls.site = pathlib.Path(cls.folder.name) / "guide"
        subprocess.run(["/usr/bin/python3", "-B", str(ROOT / "docs/making/guide.py"), str(BUILD), "--into", str(cls.site),
                        "--without-pictures"],
                       check=True, stdout=subprocess.DEVNULL)
        cls.pages = {page.relative_to(cls.site).as_posix(): Page(page) for page in sorted(cls.site.rglob("*.html"))}

    @classmethod
    def tearDownClass(cls) -> None:
        cls.folder.cleanup()

    def test_no_page_points_outside(self) -> None:
        for name, page in self.pages.items():
            for tag, target in page.points:
                self.assertNotRegex(target, r"^([a-z]+:)?//|^(https?|ftp|mailto|javascript):", f"{name}: <{tag}>")

    def test_no_style_or_script_asks_for_anything(self) -> None:
        self.assertEqual(list(self.site.rglob("*.js")), [])
        for style in self.site.rglob("*.css"):
            self.assertNotRegex(style.read_text(), r"url\(|@import", style.name)
        for name in self.pages:
            self.assertFalse("<script" in (self.site / name).read_text(), name)

    def test_every_link_leads_somewhere(self) -> None:
        for name, page in self.pages.items():
            for _, target in page.points:
                if target.startswith("data:"):
                    continue
                path, _, anchor = target.partition("#")
                aim = (self.site / name).parent / path if path else self.site / name
                self.assertTrue(aim.resolve().is_file(), f"{name}: {target}")
                if anchor:
                    other = self.pages[aim.resolve().relative_to(self.site.resolve()).as_posix()]
                    self.assertIn(anchor, other.anchors, f"{name}: {target}")

    def test_every_link_of_a_page_leads_somewhere_in_the_repository_and_on_the_site(self) -> None:
        for source in sorted((ROOT / "docs/pages").glob("*.md")):
            text = re.sub(r"^```.*?^```$", "", source.read_text(), flags=re.M | re.S)
            targets = re.findall(r"(?<![!])\[[^\]]+\]\(([^)#\s]+)", text)
            for target in targets:
                self.assertTrue((source.parent / target).is_file(), f"{source.name}: {target}")
            on_site = html.unescape((self.site / f"{source.stem}.html").read_text())
            for target in targets:
                aim = (source.parent / target).resolve().relative_to(ROOT)
                self.assertNotIn(f"({aim} in the sources)", re.sub(r"</?code>", "", on_site), source.name)

    def test_every_page_has_its_place_in_the_order(self) -> None:
        order = (ROOT / "docs/mkdocs.yml").read_text()
        for page in (ROOT / "docs/pages").glob("*.md"):
            self.assertIn(f": {page.name}\n", order, page.name)

    def test_every_field_of_the_schemas_is_in_the_language(self) -> None:
        text = (self.site / "language.html").read_text()
        for schema in ("scenario", "experiment"):
            source = (BUILD / f"generated/configs/schema/{schema}.proto").read_text()
            source = re.sub(r"(message About|extend \S+) \{.*?\n\}", "", source, flags=re.S)
            for field in re.findall(r"^\s*(?:optional|repeated) \S+ (\w+) = ", source, flags=re.M):
                self.assertTrue(f"<code>{field}</code>" in text, f"{schema} has {field}, the page has not")

    def test_every_column_of_tables_is_in_the_language(self) -> None:
        text = (self.site / "language.html").read_text()
        source = (ROOT / "configs/tables/columns.cpp").read_text()
        for column in re.findall(r'\{"(\w+)", "\w*"(?:, needed)?\}', source):
            self.assertTrue(f"<td><code>{column}</code></td>" in text, column)

    def test_no_table_is_broken(self) -> None:
        for name in self.pages:
            self.assertNotRegex((self.site / name).read_text(), r"<p>\|", name)

    def test_the_language_sends_nobody_to_the_sources(self) -> None:
        self.assertNotIn("README.md", (self.site / "language.html").read_text())

    def test_assistants_have_every_page(self) -> None:
        text = (self.site / "llms.txt").read_text()
        for name in self.pages:
            self.assertTrue(f"]({name})" in text, f"llms.txt does not name {name}")


if __name__ == "__main__":
    absent = [what for what in ("mkdocs", "protoc") if not shutil.which(what)]
    absent += [what for what in ("google.protobuf", "nbformat") if not importlib.util.find_spec(what.split(".")[0])]
    if absent:
        print("skipped: there is no " + ", ".join(absent))
        sys.exit(SKIPPED)
    unittest.main()
