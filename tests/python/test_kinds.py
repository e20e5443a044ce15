"""A page of each kind of file, and of names that attack."""
import re
import unittest
import xml.etree.ElementTree as tree

import results
from pages import Reader, page_of


class Kinds(unittest.TestCase):
    """A page of each kind of file."""

    def holds(self, page, *words):
        for word in words:
            self.assertIn(word, page)
        self.assertNotIn(">nan", page)
        self.assertEqual(page.count("<svg"), page.count("</desc>"))

    def test_arms_from_several_files(self):
        page = page_of(results.runs(), results.runs("three_places", "--set", "regime=majority"))
        self.holds(page, "What each arm changes", "majority", "not to be told apart", "Places are kept by run")

    def test_a_study_of_levels(self):
        self.holds(page_of(results.study("")), "What each arm changes", "statutory", "Months are kept by run")

    def test_studies_with_a_method(self):
        for method, words in (("morris", "Morris screening"), ("sobol", "Sobol"), ("pawn", "PAWN")):
            self.holds(page_of(results.study(method)), "What decides the outcomes", words, "trust.gain")

    def test_a_calibration(self):
        self.holds(page_of(results.calibration()), "What the targets constrain", "run --ensemble")
        self.holds(page_of(results.answer("calibrate", "recover_parameters", "--replicates", "4", "--quiet", "--output", "again.h5")), "Targets and what the accepted sets give")

    def test_patterns_and_the_hindcast(self):
        self.holds(page_of(results.verdicts()), "Claim by claim", "P7")
        self.holds(page_of(results.hindcast()), "Measure by measure", "trusts in deficit")

    def test_runs_of_many_parameter_sets_say_first_what_these_leave_open(self):
        page = page_of(results.sets())
        self.holds(page, "90\u00a0% of sets", "Assumptions decide more than chance", "The bands hold chance and")
        self.assertNotIn("median [", page)  # runs of one set are not independent

    def test_what_a_file_lacks_is_said_once_and_not_drawn(self):
        page = page_of(results.runs())
        self.holds(page, "What is not in this file", "run it with --trajectories all")
        self.assertNotIn("Nothing to draw", page)

    def test_one_run(self):
        self.holds(page_of(results.one_run()), "One run tells nothing of what usually happens", "single run")

    def test_several_files_that_are_no_arms_are_refused(self):
        said = results.call("report", results.runs(), results.verdicts(), "-o", "no.html", check=False)
        self.assertEqual(said.returncode, 2)
        self.assertIn("no arm of a comparison", said.stderr)


class Hostile(unittest.TestCase):
    def test_names_that_attack_are_words(self):
        page = page_of(results.hostile(), names=True)
        self.assertEqual(page.count("<script"), 1)
        self.assertNotIn("<b>", page)
        self.assertNotIn("\u202e", page)
        self.assertNotIn("x" * 500, page)
        for svg in re.findall(r"<svg.*?</svg>", page, re.DOTALL):
            tree.fromstring(svg)
        policy = next(a["content"] for t, a in Reader(page).tags if a.get("http-equiv") == "Content-Security-Policy")
        self.assertNotIn("unsafe", policy)


if __name__ == "__main__":
    unittest.main()
