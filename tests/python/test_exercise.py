"""The pages of a table-top exercise: sheets in sentences, nothing of the end before the last page, and nobody by name."""
import json
import pathlib
import re
import unittest

import results

from concordat.report.exercise import exercise_text, margin_words, pressure_words, trust_words


def told():
    return json.loads(pathlib.Path(results.answer("stress", results.stress("--shock", "squeeze", "--regime", "memorandum"), "--exercise")).read_text(encoding="utf-8"))


class Exercise(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.told = told()
        cls.text = exercise_text(cls.told)

    def test_there_is_a_sheet_for_each_kind_with_a_strip_for_each_moment(self):
        sheets = re.findall(r'<section class="sheet">.*?</section>', self.text, re.DOTALL)
        self.assertEqual(len(sheets), len(self.told["moments"][0]["kinds"]))
        for sheet in sheets:
            self.assertEqual(sheet.count('class="strip"'), len(self.told["moments"]))
            self.assertEqual(sheet.count("Your partners trust you"), len(self.told["moments"]))

    def test_what_the_model_did_is_on_the_last_page_alone(self):
        last = self.text.index('<section class="last">')
        for secret in ("retreat to silos", "First to go", "years of joint work"):
            self.assertIn(secret, self.text[last:])
            self.assertNotIn(secret, self.text[:last])

    def test_it_says_first_that_it_is_no_forecast_and_what_was_put_in(self):
        top = self.text[:self.text.index("<h2>")]
        self.assertIn("not a forecast", top)
        self.assertIn("is put in, not found", top)

    def test_it_names_no_body_and_runs_no_script(self):
        self.assertNotIn("Ashby General Hospital", self.text)
        self.assertNotIn("script-src", self.text)
        self.assertIn("break-before:page", self.text)

    def test_numbers_are_sentences(self):
        self.assertEqual("You feel 1.4 times the financial pressure of an average hospital trust in 2016/17.", pressure_words({"pressure": 1.42}))
        self.assertIn("about the financial pressure", pressure_words({"pressure": 1.04}))
        self.assertEqual("Over the last twelve months you are £3.2 m short, 0.8 % of your income.", margin_words({"margin_million": -3.2, "margin": -.008}).replace("\u00a0", " "))
        self.assertIn("have £3.2 m left over", margin_words({"margin_million": 3.2, "margin": .008}))
        self.assertIn("broken even", margin_words({"margin_million": .01, "margin": 0}))
        self.assertIn("not there yet", margin_words({"margin_million": None, "margin": None}))
        self.assertEqual("Your partners trust you a little (31 of 100).", trust_words({"trusted": .31}, None))
        self.assertEqual("Your partners trust you a little (31 of 100), less than the last time.", trust_words({"trusted": .31}, {"trusted": .4}))
        self.assertIn("as the last time", trust_words({"trusted": .31}, {"trusted": .315}))

    def test_names_that_attack_are_words(self):
        hostile = {**self.told, "title": results.HOSTILE, "shock_title": results.HOSTILE, "governed_by": results.HOSTILE}
        page = exercise_text(hostile)
        for attack in ("<b>", "\u202e", "alert(1)</script>"):
            self.assertNotIn(attack, page)

    def test_the_command_writes_it_of_one_stress_test(self):
        file = results.stress("--shock", "squeeze", "--regime", "memorandum")
        results.call("report", file, "--exercise", "-o", "exercise.html", "--overwrite")
        self.assertEqual((results.FOLDER / "exercise.html").read_text(encoding="utf-8"), self.text)
        refused = results.call("report", file, "--exercise", "--regime", "aco", "-o", "no.html", check=False)
        self.assertEqual((refused.returncode, "was not tested" in refused.stderr), (2, True), refused.stderr)
        refused = results.call("report", *results.two_tests(), "--exercise", "-o", "no.html", check=False)
        self.assertEqual((refused.returncode, "one stress test" in refused.stderr), (2, True), refused.stderr)


if __name__ == "__main__":
    unittest.main()
