"""A stress test: its file as data, its figures, its page, and what may be said of it."""
import json
import pathlib
import re
import unittest
import warnings
import xml.etree.ElementTree as tree

import numpy as np
import results
from pages import Reader, page_of

import concordat
from concordat.claims import stress as said
from concordat.claims.asked import order_finding
from concordat.claims.intervals import Estimate
from concordat.claims.words import number
from concordat.data.asked import asked_dataset


def changed(change=None):
    return concordat.open(results.stress_answer(change))


def cell(told, regime, shock):
    return next(c for c in told["cells"] if c["regime"] == regime and c["shock"] == shock)


class Data(unittest.TestCase):
    def test_a_file_is_known_by_its_factors_and_keeps_joint_work_by_month(self):
        data = concordat.open(results.stress())
        self.assertEqual(data.attrs["kind"], "stress")
        self.assertEqual(data["collaboration"].dims, ("run", "month"))
        self.assertEqual(str(data["month"].values[0])[:7], "2018-04")
        self.assertFalse([o for o in data["outcome"].values if re.fullmatch(r"collaboration_\d+", str(o))])

    def test_a_study_of_ways_of_governing_is_no_stress_test(self):
        self.assertEqual(concordat.open(results.study("")).attrs["kind"], "study")

    def test_its_numbers_are_the_programs(self):
        test = concordat.stress(results.stress())
        told = changed()
        for name in ("years_lost", "kept", "risk_size", "not_yet_back_share", "level"):
            np.testing.assert_array_equal(test[name].values, told[name].values, name)
        self.assertEqual(len(test.attrs["digest"]), 32)
        self.assertEqual(list(test["does_nothing"].sel(shock="largest_withdraws", regime="statutory").values.flat), ["bound"])

    def test_paths_lie_as_far_apart_as_the_program_says_is_lost(self):
        from concordat.figures.stress.paths import mean_path
        file = concordat.open(results.stress())
        test = concordat.stress(results.stress())
        size = {"stress[0].size": float(test["shock_size"].values[0])}
        gap = (mean_path(file, "alliance", "logit", {}) - mean_path(file, "alliance", "logit", size)).sum() / 12
        self.assertAlmostEqual(gap, float(test["years_lost"].sel(regime="alliance", shock="squeeze")), places=5)


class Claims(unittest.TestCase):
    def kept(self, *ends, risk=(0, .02)):
        def change(told):
            acting = [c for c in told["cells"] if c["does_nothing"] is None]
            for one, (low, high) in zip(acting, ends * len(acting)):
                one["kept"] = {"value": (low + high) / 2, "interval_95": [low, high]}
                one["risk"] = {"value": sum(risk) / 2, "interval_95": list(risk)}
            for regime in told["regimes"]:
                regime["satisfied"] = self.satisfied
        return self.finding(changed(change))

    satisfied, finding = 1, staticmethod(said.broken_finding)

    def test_shocks_take_a_fifth_where_intervals_say_so_and_not_where_they_do_not_decide(self):
        self.assertIn("take more than a fifth of joint work", self.kept((.5, .6)))
        self.assertEqual("No shock takes a fifth of joint work under any way of governing", self.kept((.9, .95)))
        self.assertEqual("Joint work lost under two shocks, by way of governing", self.kept((.7, .9)))

    def test_retreats_are_said_where_little_joint_work_is_lost(self):
        self.assertEqual("No shock takes a fifth of joint work, yet two of them make more than one run in ten retreat under every way of governing", self.kept((.9, .95), risk=(.2, .4)))
        self.assertNotIn("yet", self.kept((.9, .95), risk=(.05, .4)))

    def test_nothing_sounds_safe_where_a_way_of_governing_does_not_hold_against_every_shock(self):
        self.satisfied = .5
        self.assertRegex(self.kept((.9, .95)), "costs most: .* years of joint work under .* of runs retreat")
        self.finding = said.headline
        self.assertRegex(self.kept((.9, .95)), "in its worst year joint work stands at .*points below .* of runs retreat to silos, .* without it")
        self.satisfied = 1
        self.assertIn("No shock takes a fifth", self.kept((.9, .95)))

    def test_what_adds_joint_work_is_no_harm(self):
        def change(told):
            for one in told["cells"]:
                one["years_lost"] = {"value": -.7, "interval_95": [-.8, -.6]}
                one["kept"] = {"value": 1.1, "interval_95": [1.05, 1.15]}
        self.assertIn("add joint work", said.headline(changed(change)))
        self.assertEqual(2, len(said.gains_of(changed(change))))

    def test_sources_are_without_lines_of_our_copies_and_call_shocks_by_their_titles(self):
        words = said.source_words(changed(), "King's Fund long read lines 93 and 149; HC 650 ¶275, line 3929; squeeze")
        self.assertEqual("King's Fund long read; HC 650 ¶275; as “Cut of income”", words)
        self.assertIn("beyond any cut on record", said.size_notes(changed())[0])

    def test_recovery_is_counted_from_the_end_of_all_the_pressure_and_it_is_said(self):
        test = changed()
        self.assertRegex(said.half_back(test.sel(shock="squeeze").isel(regime=0)), "(as soon as it ends|later), after 24 months of pressure|not within")

    def critical(self, *sizes):
        def change(told):
            for one, (low, high) in zip([f for f in told["fragility"] if f["shock"] == "squeeze"], sizes):
                one["critical_at_risk"].update(reached="reached", size=(low + high) / 2, interval_95=[low, high])
        return said.critical_finding(changed(change), "squeeze")

    def test_an_order_of_sizes_is_said_where_the_intervals_of_its_ends_do_not_touch(self):
        self.assertRegex(self.critical((.05, .06), (.1, .12)), "one run in ten retreats at 5.5 % under an? .*, at 11 % under")
        self.assertIn("not to be told apart", self.critical((.05, .11), (.1, .12)))

    def test_a_size_that_is_not_reached_and_one_that_is_there_already_are_said_to_be(self):
        def never(told):
            for one in told["fragility"]:
                one["critical_at_risk"].update(reached="not_reached", size=None, interval_95=[None, None])

        def already(told):
            for one in told["fragility"]:
                one["critical_at_risk"].update(reached="already_there", size=0, interval_95=[0, 0])
        self.assertIn("under no way of governing does one run in ten retreat", said.critical_finding(changed(never), "squeeze"))
        self.assertIn("already", said.critical_finding(changed(already), "squeeze"))

    def hangs(self, *ends):
        def change(told):
            for one, (low, high) in zip(told["rules_of_choice"], ends * 5):
                one.update(years_lost={"value": (low + high) / 2, "interval_95": [low, high]}, does_nothing=None)
        return said.hangs_on_choice(changed(change))

    def test_that_it_hangs_on_the_theory_of_choice_is_said_where_intervals_do_not_touch(self):
        self.assertIn("hangs on the theory of choice", self.hangs((1, 1.2), (-.01, .02)))
        found = self.hangs((1, 1.2), (-.01, .02))
        self.assertIn("Next to nothing, less than .05 years, changes in 2 of the 7 rows below: ", found)
        self.assertIn(f"{said.rule_title('best_response')}; {said.rule_title('bush_mosteller')}.", found)
        self.assertIn("not to be told apart", self.hangs((1, 1.4), (1.1, 1.5)))

    def test_ends_that_round_to_the_same_have_a_decimal(self):
        def change(told):
            one = next(f for f in told["fragility"] if f["shock"] == "squeeze")
            one["critical_at_risk"].update(reached="reached", size=.0502, interval_95=[.0496, .0504])
        test = changed(change)
        self.assertEqual("5.02 % [4.96 – 5.04 %]", said.critical_words(test.isel(ladder=0), "risk", "share"))

    def test_the_headline_is_of_the_cell_that_the_program_says_breaks_most(self):
        told = json.loads(pathlib.Path(results.stress_answer()).read_text(encoding="utf-8"))
        acting = [c for c in told["cells"] if c["does_nothing"] is None]
        self.assertEqual(len(acting), 3)
        self.assertIn(told["breaks_most"], [{key: c[key] for key in ("regime", "shock")} for c in acting])
        for cell in acting:
            def change(answer):
                answer["breaks_most"] = {"regime": cell["regime"], "shock": cell["shock"]}
                for one in answer["regimes"]:
                    one["satisfied"] = 0  # where all hold, something else is said
            title = next(s["title"] for s in told["shocks"] if s["name"] == cell["shock"])
            self.assertTrue(said.headline(changed(change)).startswith(f"{said.quoted(title)} under {said.under(cell['regime'])}: "))

    def back(self, *ends):
        def change(told):
            for one, (low, high) in zip([c for c in told["cells"] if c["shock"] == "squeeze"], ends):
                one.update(hurt={"value": 1, "interval_95": [.9, 1]})
                one["recovery"]["at_end"] = {"value": (low + high) / 2, "interval_95": [low, high]}
        return said.recovery_finding(changed(change), "squeeze")

    def test_who_does_not_come_back_is_said_by_intervals(self):
        self.assertIn("fewest come back under", self.back((.4, .6), (0, .1)))
        self.assertIn("at least nine in ten of the runs hurt are back", self.back((.01, .05), (0, .04)))
        self.assertIn("how soon", self.back((.1, .3), (.05, .2)))

    def test_years_sizes_and_shares_are_words(self):
        self.assertEqual([said.years(v) for v in (1.52, .04, -.16, -.01, float("nan"))], ["1.5", ".0", "−.2", ".0", "–"])
        self.assertEqual([said.size_words(.12, "share"), said.size_words(3, "years"), said.size_words(1, "years"), said.size_words(1.5, "times both")], ["12 %", "3 years", "1 year", "1.5 × both"])
        self.assertEqual([said.one_in(.1), said.one_in(.07), said.part_of_one(.2)], ["one run in ten", "7 % of runs", "a fifth"])


    def test_an_order_stands_where_the_interval_over_sets_leaves_out_a_half(self):
        self.assertEqual("Within this model's assumptions the order of ways of governing stands in most of 400 sets of parameters: 90 % [87 – 93 %]", order_finding(Estimate(.9, .87, .93), 400, 8))
        self.assertIn("stands in fewer than half of 40 sets of parameters: 10 %", order_finding(Estimate(.1, .04, .23), 40, 8))
        self.assertIn("over 10 sets of parameters: whether their order stands in most of them is not to be told", order_finding(Estimate(.8, .49, .94), 10, 8))
        self.assertNotIn("80 %", order_finding(Estimate(.8, .49, .94), 10, 8))
        self.assertNotIn("order", order_finding(Estimate(1, .7, 1), 10, 1))


class Page(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.text = page_of(results.stress())

    def test_its_parts_stand_in_the_order_of_the_questions(self):
        self.assertEqual(re.findall(r"<h2>([^<]*)</h2>", self.text), [
            "What is lost", "How large must it be?", "How low does it get?", "Does it come back?", "Who goes first?", "Could it be seen coming?", "Which way holds against all of it?", "Rules of choice", "The shocks",
            "What it does to money and care", "How it was computed", "What differs from the defaults", "What this cannot tell you", "Can this be checked?"])

    def test_the_theory_of_choice_stands_before_the_first_figure(self):
        first = self.text[:self.text.index("<svg")]
        for words in ("not a forecast", "weighs costs and benefits", "joins in once enough others are expected to"):
            self.assertIn(words, first)

    def test_every_figure_has_a_role_a_sentence_with_numbers_and_a_table(self):
        figures = re.findall(r"<figure>.*?</figure>", self.text, re.DOTALL)
        self.assertEqual(len(figures), 6)
        for figure in figures:
            self.assertIn('role="img"', figure)
            self.assertRegex(re.search(r"<desc[^>]*>(.*?)</desc>", figure, re.DOTALL).group(1), r"\d")
            self.assertRegex(figure, r"<tbody>\s*<tr>")
            self.assertIn("<text", figure)
        self.assertNotIn(">nan", self.text)

    def test_what_scrolls_can_be_reached_by_keyboard_and_has_a_name(self):
        for tag, attrs in Reader(self.text).tags:
            if attrs.get("tabindex") == "0" and tag != "pre":
                self.assertTrue(attrs.get("role") and attrs.get("aria-label"), attrs)
        ids = [a["id"] for _, a in Reader(self.text).tags if "id" in a]
        self.assertEqual(len(ids), len(set(ids)))

    def test_a_cell_that_does_nothing_says_why_and_not_0(self):
        self.assertIn("bound, may", self.text)
        row = re.search(r"<tr>(?:(?!</tr>).)*bound, may not leave.*?</tr>", self.text, re.DOTALL).group()
        self.assertNotIn("<bdi>.0</bdi>", row)

    def test_retreats_that_are_there_without_the_shock_stand_beside_those_with_it(self):
        table = self.text[self.text.index("What the answer hangs on"):]
        heads = re.findall(r"<th[^>]*>(.*?)</th>", table[:table.index("</thead>")], re.DOTALL)
        self.assertLess(*[k for k, head in enumerate(heads) if "retreat with" in re.sub("<[^>]*>", "", head)])
        test = concordat.stress(results.stress())
        self.assertIn(number(float(test["rule_twin_risk"].sel(rule="conditional")), "percent"), table[table.index("joins in once enough"):table.index("</tbody>")])

    def test_the_first_screen_says_that_it_is_chance_alone_and_how_the_second_answer_is_asked(self):
        top = self.text[:self.text.index("<h2>")]
        self.assertIn("Chance alone.", top)
        self.assertIn("every parameter at one value", top)
        self.assertRegex(top, r"<code>concordat stress three_places --regime alliance --regime statutory( --shock \w+)? --uncertain</code>")

    def test_recovery_is_there_for_each_shock(self):
        table = self.text[self.text.index('data-name="recovery"'):]
        table = table[:table.index("</table>")]
        for words in ("Cut of income", "Largest partner withdraws", "bound, may not leave", "% not"):
            self.assertIn(words, table.replace("\u00a0", " "))

    def test_a_second_answer_stands_on_the_first_page(self):
        first, second = results.stress("--shock", "squeeze", "--regime", "memorandum"), results.stress("--uncertain", *results.ASKED["--uncertain"])
        text = page_of(first, second)
        self.assertEqual(re.findall(r"<h2>([^<]*)</h2>", text)[0], "What is lost")
        top = text[:text.index("<h2>")].replace("\u00a0", " ")
        for way in concordat.stress(second).attrs["answer"]["regimes"]:
            self.assertIn(f"{number(way['risk']['value'], 'percent')} [", top)
        self.assertEqual(len(re.findall("concordat replay", text)), 2)
        self.assertEqual(text, page_of(second, first))

    def test_a_second_answer_to_another_question_is_refused(self):
        told = results.call("report", results.stress("--shock", "largest_withdraws", "--regime", "memorandum"), results.stress("--uncertain", *results.ASKED["--uncertain"]), "-o", "no.html", check=False)
        self.assertEqual((told.returncode, "have no shock in common" in told.stderr), (2, True), told.stderr)

    def test_it_names_no_body(self):
        self.assertNotIn("Ashby General Hospital", self.text)
        self.assertNotIn(str(results.FOLDER), self.text)


class Sparse(unittest.TestCase):
    def holds(self, page, *words):
        for word in words:
            self.assertIn(word, page)
        self.assertNotIn(">nan", page)
        self.assertEqual(page.count("<svg"), page.count("</desc>"))

    def test_one_way_of_governing(self):
        page = page_of(results.stress("--shock", "squeeze", "--regime", "memorandum"))
        self.holds(page, "1 way of governing", "under a memorandum")
        self.assertNotIn("every way of governing", page)

    def test_a_shock_that_acts_nowhere(self):
        page = page_of(results.stress("--shock", "largest_withdraws", "--regime", "statutory"))
        self.holds(page, "bound, may", "hurts no run")

    def test_a_shock_that_presses_to_the_end_has_no_curve_and_it_is_said(self):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            page = page_of(results.stress("--shock", "largest_withdraws", "--regime", "memorandum", "--months", "60"))
        self.holds(page, "have no time to come back, so no curve is drawn", "whether those it hurts come back is not to be told")

    def test_a_test_without_sizes_or_rules(self):
        def change(told):
            told.update(fragility=[], rules_of_choice=[])
        self.holds(page_of(results.stress_answer(change)), "It was not asked", "without --quick")
        figure = concordat.figures.fragility(changed(change))
        self.assertTrue(figure.is_empty)

    def test_a_cell_whose_runs_all_failed(self):
        def change(told):
            one = cell(told, "alliance", "squeeze")
            for key in [k for k in one if k not in ("regime", "decision", "shock", "size", "pairs", "failed")]:
                del one[key]
            one.update(pairs=0, failed=20)
        self.holds(page_of(results.stress_answer(change)), "every run failed")

    def test_names_that_attack_are_words(self):
        def change(told):
            told["title"] = results.HOSTILE
            for shock in told["shocks"]:
                shock.update(title=results.HOSTILE + "x" * 10000, meaning=results.HOSTILE, unit=results.HOSTILE, sources=[results.HOSTILE])
            for row in told["regimes"]:
                row["regret_under"] = results.HOSTILE
        page = page_of(results.stress_answer(change))
        self.holds(page)
        self.assertEqual(page.count("<script"), 1)
        for attack in ("<b>", "\u202e", "x" * 500):
            self.assertNotIn(attack, page)
        for svg in re.findall(r"<svg.*?</svg>", page, re.DOTALL):
            tree.fromstring(svg)

    def test_an_answer_that_lacks_something_is_refused(self):
        for key in ("cells", "regimes", "shocks", "kept_asked"):
            with self.assertRaisesRegex(concordat.UserError, "not an answer as this version gives it"):
                changed(lambda told, key=key: told.pop(key))

    def test_a_figure_of_another_file_says_what_it_needs(self):
        for kind in ("matrix", "fragility", "survival", "paths", "low_point", "first_to_go", "early_warning"):
            figure = concordat.figures.KINDS[kind](concordat.open(results.runs()))
            self.assertTrue(figure.is_empty)
            self.assertIn("stress test", figure.sentence)

    def test_a_shock_that_is_not_in_the_test_is_refused_with_the_nearest(self):
        with self.assertRaisesRegex(concordat.UserError, 'did you mean "squeeze"'):
            concordat.figures.survival(changed(), "squeze")

    def test_stress_tests_are_no_arms_beside_runs_and_no_three_are_compared(self):
        for files in ((results.stress(), results.runs()), (results.stress(),) * 3):
            told = results.call("report", *files, "-o", "no.html", check=False)
            self.assertEqual(told.returncode, 2)
            self.assertIn("no arm of a comparison", told.stderr)


class Questions(unittest.TestCase):
    """Stress tests that ask for one thing beside the matrix."""
    FOUND = {"--keystones": ("Who holds it together", 1), "--sweep": ("Up and down again", 1), "--map": ("The map of trust and pressure", 1),
             "--uncertain": ("What holds at parameter sets", 0)}

    def test_each_has_a_page_that_says_what_was_found(self):
        for asked, (title, figures) in self.FOUND.items():
            for file in (results.stress(asked, *results.ASKED[asked]), results.asked(asked)):
                with self.subTest(f"{asked} {file[-4:]}"):
                    text = page_of(file)
                    self.assertEqual(re.findall(r"<h2>([^<]*)</h2>", text)[0], title)
                    self.assertEqual(text.count("<figure>"), figures)
                    self.assertIn("not a forecast", text)
                    self.assertNotIn(">nan", text)
                    self.assertNotIn("Ashby General Hospital", text)

    def test_the_map_says_that_trust_is_modelled_and_when(self):
        text = page_of(results.asked("--map"))
        self.assertRegex(text, r"Modelled trust between partners is 0?\.\d\d in April 2018")
        self.assertNotIn("today", text)

    def test_only_runs_that_have_twins_are_said_to(self):
        for asked in results.ASKED:
            self.assertEqual("held beside its twin" in page_of(results.asked(asked)), asked in ("--keystones", "--uncertain"), asked)

    def test_bodies_that_are_all_alike_have_no_ranks(self):
        told = json.loads(pathlib.Path(results.asked("--keystones")).read_text(encoding="utf-8"))
        for body in told["keystones"]:
            body["betweenness"] = 0
        found = asked_dataset(told)["exit_rank_correlation"]
        self.assertTrue(np.isnan(found.sel(goes_with="betweenness")) and found.sel(goes_with="turnover") > 0)

    def test_keystones_are_named_where_names_are_asked_for(self):
        self.assertIn("Ashby General Hospital", page_of(results.stress("--keystones"), names=True))

    def test_a_figure_of_the_matrix_says_that_there_is_none(self):
        with self.assertRaisesRegex(concordat.UserError, "something else than a matrix"):
            concordat.figures.KINDS["matrix"](concordat.open(results.stress("--map")))

    def test_each_is_data_of_its_file_as_of_its_answer(self):
        for asked in results.ASKED:
            with self.subTest(asked):
                file, told = concordat.stress(results.stress(asked, *results.ASKED[asked])), concordat.open(results.asked(asked))
                self.assertEqual(file.attrs["kind"], told.attrs["kind"])
                self.assertTrue(file.equals(told))

    def test_two_tests_are_held_side_by_side(self):
        both = concordat.compare(*results.two_tests())
        self.assertEqual((both.attrs["kind"], list(both["cell_regime"].values), list(both["cell_regime_after"].values)), ("side_by_side", ["memorandum"], ["alliance"]))
        self.assertAlmostEqual(float(both["change_of_loss"][0]), float(both["years_lost_after"][0] - both["years_lost"][0]))

    def test_what_sets_leave_open_is_not_said_of_a_test_or_a_study(self):
        for file in (results.stress(), results.study("")):
            with self.assertRaisesRegex(concordat.UserError, "a study or a stress test.*\n.*concordat.stress reads"):
                concordat.uncertainty(file)


if __name__ == "__main__":
    unittest.main()
