"""The page: complete, sealed off, and without a trace of the machine."""
import base64
import hashlib
import pathlib
import re
import shlex
import subprocess
import unittest

import results
from pages import Reader, page_of


class Streams(unittest.TestCase):
    def ended(self, *words, streams="", name="streams.html"):
        (results.FOLDER / name).unlink(missing_ok=True)
        line = shlex.join([results.PROGRAM, *words, "-o", name]) + " " + streams
        return subprocess.run(["bash", "-c", line], cwd=results.FOLDER, capture_output=True, text=True)

    def test_where_nobody_takes_what_is_printed_the_code_says_so_and_the_page_is_whole(self):
        figure, page = ("figure", results.runs(), "overview"), ("report", results.runs())
        for verb, streams in ((figure, ">/dev/full"), (page, ">&-"), (page, "<&- >&- 2>&-")):
            with self.subTest(verb=verb, streams=streams):
                said = self.ended(*verb, streams=streams, name="streams.html" if verb == page else "streams.svg")
                self.assertEqual(said.returncode, 3, said.stderr)
                if "2>" not in streams:
                    self.assertRegex(said.stderr, r"^standard output: cannot be written \([^)]*\)\n$")
        self.assertIn("</html>", (results.FOLDER / "streams.html").read_text(encoding="utf-8"))

    def test_who_stops_reading_ends_it(self):
        said = self.ended("report", results.runs(), streams="| true; exit ${PIPESTATUS[0]}")
        self.assertEqual((said.returncode, said.stderr), (141, ""))

    def test_what_cannot_be_opened_is_named(self):
        for output, code in (("x" * 300 + ".html", 3), ("loop.html", 2)):
            (results.FOLDER / "loop.html").unlink(missing_ok=True)
            (results.FOLDER / "loop.html").symlink_to("loop.html")
            said = results.call("report", results.runs(), "-o", output, check=False)
            self.assertEqual(said.returncode, code, said.stderr)
            self.assertNotIn("package's own", said.stderr)


class Page(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.text = page_of(results.whole_runs())
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
            results.call("report", results.whole_runs(), "-o", "again.html", "--overwrite",
                         env={"PATH": "/usr/bin:/bin", **environment})
            self.assertEqual((results.FOLDER / "again.html").read_text(encoding="utf-8"), self.text)


    def test_its_parts_stand_in_the_order_of_the_questions(self):
        headings = re.findall(r"<h2>([^<]*)</h2>", self.text)
        self.assertEqual(headings, ["How it develops", "Who works together, and when", "Places", "Every run at the end", "Money",
                                    "The organisations at the end", "How it was computed", "What differs from the defaults",
                                    "What it hangs on", "What this cannot tell you", "Can this be checked?"])

    def test_the_caveat_stands_before_the_first_number_of_a_figure(self):
        self.assertLess(self.text.index("not a forecast"), self.text.index("<svg"))

    def test_bodies_are_named_only_where_that_was_asked_for(self):
        self.assertNotIn("Ashby General Hospital", self.text)
        named = page_of(results.whole_runs(), names=True)
        self.assertIn("Ashby General Hospital", named)
        self.assertIn("no forecast for any of them", named)


class Refused(unittest.TestCase):
    def test_a_damaged_file_makes_no_page(self):
        path = results.FOLDER / "torn.h5"
        path.write_bytes(pathlib.Path(results.runs()).read_bytes()[:-9])
        said = results.call("report", path.name, "-o", "torn.html", check=False)
        self.assertEqual(said.returncode, 2)
        self.assertIn("torn.h5: not a result file", said.stderr)
        self.assertFalse((results.FOLDER / "torn.html").exists())

    def test_a_page_that_is_there_is_not_replaced(self):
        (results.FOLDER / "there.html").write_text("<!DOCTYPE html>", encoding="utf-8")
        said = results.call("report", results.runs(), "-o", "there.html", check=False)
        self.assertEqual(said.returncode, 2)
        self.assertIn("--overwrite", said.stderr)

    def test_by_force_only_pages_and_pictures_are_replaced(self):
        notes, link = results.FOLDER / "notes.txt", results.FOLDER / "link.html"
        notes.write_text("mine", encoding="utf-8")
        link.symlink_to(notes)
        for name in ("notes.txt", "link.html"):
            said = results.call("report", results.runs(), "-o", name, "--overwrite", check=False)
            self.assertEqual(said.returncode, 2)
            self.assertIn("not replaced", said.stderr)
        self.assertEqual(notes.read_text(encoding="utf-8"), "mine")

    def test_what_cannot_be_written_ends_with_three(self):
        said = results.call("report", results.one_run(), "-o", "no_such_folder/page.html", check=False)
        self.assertEqual(said.returncode, 3)
        self.assertIn("cannot be written", said.stderr)

    def test_errors_are_safe_to_show(self):
        said = results.call("report", "a\x1b[2J\u202eb.h5", "-o", "x.html", check=False)
        self.assertEqual(said.returncode, 2)
        self.assertNotIn("\x1b", said.stderr)
        self.assertNotIn("\u202e", said.stderr)

    def test_an_answer_that_is_none_is_refused(self):
        for text in ("[]", "{", '[{"claims": 1}]', '{"arms": 1, "outcomes": 2}', "[" * 100000):
            (results.FOLDER / "answer.json").write_text(text, encoding="utf-8")
            said = results.call("report", "answer.json", "-o", "x.html", check=False)
            self.assertEqual(said.returncode, 2, said.stderr)

    def test_what_is_missing_is_said_with_what_to_install(self):
        said = results.call("report", results.runs(), "-o", "x.html", check=False,
                            env={"PATH": "/usr/bin", "CONCORDAT_PYTHON": "no_such_python"})
        self.assertEqual(said.returncode, 2)
        self.assertIn("apt-get install", said.stderr)


if __name__ == "__main__":
    unittest.main()
