"""The page: complete, sealed off, and without a trace of the machine."""
import base64
import hashlib
import pathlib
import re
import unittest
from html.parser import HTMLParser

import results


class Reader(HTMLParser):
    """Headings, attributes and texts of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.headings, self._open = [], [], []
        self.contents = {"style": "", "script": ""}
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._open.append(tag)
        if tag in ("h1", "h2", "h3"):
            self.headings.append("")

    def handle_endtag(self, tag):
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data):
        if self._open and self._open[-1] in ("h1", "h2", "h3"):
            self.headings[-1] += data
        if self._open and self._open[-1] in self.contents:
            self.contents[self._open[-1]] += data


def page_of(*files, name="page.html", more=()):
    results.call("report", *files, "-o", name, "--overwrite", *more)
    return (results.FOLDER / name).read_text(encoding="utf-8")


class Page(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.text = page_of(results.runs())
        cls.page = Reader(cls.text)

    def test_it_asks_nobody_for_anything(self):
        addresses = re.findall(r'(?:src|href|action|data)="([^"]*)"|url\(([^)]*)\)|@import', self.text)
        for one, two in addresses:
            self.assertTrue((one or two).startswith("#"), one or two)
        self.assertNotIn("http:", self.text.replace("http://www.w3.org/", ""))
        self.assertNotIn("https:", self.text)

    def test_its_policy_allows_its_own_style_and_script_alone(self):
        policy = next(a["content"] for t, a in self.page.tags if a.get("http-equiv") == "Content-Security-Policy")
        self.assertIn("default-src 'none'", policy)
        self.assertNotIn("unsafe", policy)
        for tag in ("style", "script"):
            digest = base64.b64encode(hashlib.sha256(self.page.contents[tag].encode()).digest()).decode()
            self.assertIn(f"{tag}-src 'sha256-{digest}'", policy)
        for tag, attrs in self.page.tags:
            self.assertFalse([a for a in attrs if a == "style" or a.startswith("on")], tag)
        self.assertLess(len(self.page.contents["script"]), 8000)

    def test_every_figure_has_a_role_a_sentence_with_numbers_and_a_table(self):
        figures = re.findall(r"<figure>.*?</figure>", self.text, re.DOTALL)
        self.assertGreater(len(figures), 4)
        for figure in figures:
            self.assertIn('role="img"', figure)
            self.assertRegex(re.search(r"<desc[^>]*>(.*?)</desc>", figure, re.DOTALL).group(1), r"\d")
            self.assertRegex(figure, r"<tbody>\s*<tr>")
            self.assertIn("<text", figure)

    def test_ids_are_there_once(self):
        ids = [a["id"] for _, a in self.page.tags if "id" in a]
        self.assertEqual(len(ids), len(set(ids)))

    def test_it_carries_no_path_of_the_machine(self):
        for path in (str(results.FOLDER), str(results.ROOT), str(pathlib.Path.home())):
            if path != "/":
                self.assertNotIn(path, self.text)

    def test_the_same_file_is_the_same_page_in_any_place_and_time(self):
        for environment in ({"LC_ALL": "C", "TZ": "Asia/Tokyo"}, {"LC_ALL": "C.UTF-8", "TZ": "America/Lima"}):
            results.call("report", results.runs(), "-o", "again.html", "--overwrite",
                         env={"PATH": "/usr/bin:/bin", **environment})
            self.assertEqual((results.FOLDER / "again.html").read_text(encoding="utf-8"), self.text)


class Refused(unittest.TestCase):
    def test_a_damaged_file_makes_no_page(self):
        path = results.FOLDER / "torn.h5"
        path.write_bytes(pathlib.Path(results.runs()).read_bytes()[:-9])
        said = results.call("report", path.name, "-o", "torn.html", check=False)
        self.assertEqual(said.returncode, 2)
        self.assertIn("torn.h5: not a result file", said.stderr)
        self.assertFalse((results.FOLDER / "torn.html").exists())

    def test_a_page_that_is_there_is_not_replaced(self):
        page_of(results.runs(), name="there.html")
        said = results.call("report", results.runs(), "-o", "there.html", check=False)
        self.assertEqual(said.returncode, 2)
        self.assertIn("--overwrite", said.stderr)

    def test_what_is_missing_is_said_with_what_to_install(self):
        said = results.call("report", results.runs(), "-o", "x.html", check=False,
                            env={"PATH": "/usr/bin", "CONCORDAT_PYTHON": "no_such_python"})
        self.assertEqual(said.returncode, 2)
        self.assertIn("apt-get install", said.stderr)


if __name__ == "__main__":
    unittest.main()
