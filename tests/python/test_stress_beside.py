"""A stress test beside its matrix: low points and hurdles, who goes first, early warnings, keystones, the map, two tests side by side."""
import json
import pathlib
import re
import unittest

import results
from pages import Reader, page_of

import concordat
from concordat.claims import asked as said
from concordat.claims import beside
from concordat.report.parts.side_by_side import retreats_words as said_of_retreats


def told_by(path):
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))


def estimate(low, high):
    return {"value": (low + high) / 2, "interval_95": [low, high]}


def part(page, title):
    """The section under a heading."""
    start = page.index(f"<h2>{title}</h2>")
    return page[start:page.index("</section>", start)]


def words_of(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


class LowPoints(unittest.TestCase):
    def test_without_a_hurdle_the_page_says_how_one_is_set(self):
        found = part(page_of(results.stress()), "How low does it get?")
        self.assertIn("No hurdle was set", found)
        self.assertIn("--hurdle 40", found)
        self.assertIn("<svg", found)

    def test_with_a_hurdle_it_counts_the_runs_that_fall_below(self):
        results.call("report", results.stress(), "--hurdle", "40", "-o", "hurdle.html", "--overwrite")
        found = words_of(part((results.FOLDER / "hurdle.html").read_text(encoding="utf-8"), "How low does it get?"))
        told = told_by(results.answer("stress", results.stress(), "--hurdle", "40"))
        cell = next(c for c in told["cells"] if c["regime"] == "alliance" and c["shock"] == "squeeze")
        self.assertIn(f"{100 * cell['below_hurdle']['value']:.0f} % below", found)
        self.assertIn("hurdle of 40 %", found)
        self.assertNotIn("No hurdle was set", found)

    def test_a_hurdle_is_held_against_one_stress_test_of_shocks(self):
        for files in ((results.runs(),), (results.stress("--map"),), results.two_tests()):
            told = results.call("report", *files, "--hurdle", "40", "-o", "no.html", check=False)
            self.assertEqual((told.returncode, "--hurdle" in told.stderr), (2, True), told.stderr)

    def finding(self, hurdle, *ends):
        def change(told):
            told["hurdle"] = hurdle
            acting = [c for c in told["cells"] if c["does_nothing"] is None]
            for k, one in enumerate(told["cells"]):
                one.update(low_point=estimate(*ends[k % len(ends)]), below_hurdle=estimate(.1, .2))
            self.assertEqual(len(acting), 3)
        return beside.low_finding(concordat.open(results.stress_answer(change)))

    def test_that_the_mean_run_falls_below_is_said_by_intervals(self):
        self.assertEqual("The mean run stays above the hurdle of 40 % in all 3 cases in which a shock can act", self.finding(.4, (.5, .6)))
        self.assertEqual("The mean run falls below the hurdle of 40 % in 3 of 3 cases", self.finding(.4, (.3, .35)))
        self.assertEqual("Whether the mean run falls below the hurdle of 40 % is not to be told", self.finding(.4, (.35, .45)))
        self.assertIn("35 % work jointly under", self.finding(None, (.3, .4)))


class WhoGoesFirst(unittest.TestCase):
    def finding(self, *kinds):
        return beside.first_finding({"kinds": [{"kind": kind, "share": estimate(low, high), "share_of_bodies": of} for kind, low, high, of in kinds]})

    def test_a_kind_goes_first_more_often_than_its_number_where_its_interval_says_so(self):
        self.assertEqual("CCGs (60 % of the runs, 23 % of organisations) go first more often than their number would have it", self.finding(("ccg", .5, .7, .23), ("acute", .1, .3, .23)))
        self.assertEqual("CCGs (60 % of the runs, 23 % of organisations) go first more often than their number would have it, councils less often",
                         self.finding(("ccg", .5, .7, .23), ("council", 0, .1, .23)))
        self.assertEqual("Councils go first less often than their number would have it; the other kinds cannot be told apart from theirs",
                         self.finding(("ccg", .2, .4, .23), ("council", 0, .1, .23)))
        self.assertEqual("No kind of organisation can be told to go first more often than its number would have it", self.finding(("ccg", .2, .4, .23), ("acute", .1, .3, .23)))
        self.assertIn("No organisation's joint work halves", self.finding())

    def test_it_is_said_over_which_runs(self):
        told = {"hurt_runs": 40, "nobody": 4, "half_by_month": 7}
        self.assertEqual("In 36 of 40 runs that are hurt some organisation's joint work halves; in half of them over a year that begins within 7 months of the shock.", beside.first_words(told))
        self.assertIn("in all of 40 runs that are hurt; in half of them over the first year.", beside.first_words({**told, "nobody": 0, "half_by_month": 0}))
        self.assertIn("there is none in which any organisation's joint work halves", beside.first_words({"hurt_runs": 1, "nobody": 1, "half_by_month": None}))

    def test_kinds_stand_beside_their_number_and_nobody_is_named(self):
        found = part(page_of(results.stress()), "Who goes first?")
        self.assertIn("of all organisations", found)
        self.assertNotIn("Ashby", found)

    def test_where_one_partner_is_taken_away_nobody_is_said_to_go_first(self):
        page = page_of(results.stress("--shock", "largest_withdraws", "--regime", "statutory"))
        self.assertNotIn("<h2>Who goes first?</h2>", page)
        self.assertIn("it is known who goes first", page)


class EarlyWarnings(unittest.TestCase):
    def finding(self, *aucs):
        return beside.warning_finding(told_by(results.warned_answer(*aucs))["early_warning"])

    def test_they_are_useless_or_of_use_where_intervals_say_so(self):
        self.assertEqual("Early warnings are useless here: no sign tells later retreats better than a coin", self.finding((.45, .6), (.4, .55)))
        self.assertEqual("Early warnings are useless here: what they tell is too little to act on", self.finding((.55, .65), (.4, .55)))
        self.assertIn("larger swings in the first two years tell a good part", self.finding((.75, .85), (.4, .55)))
        self.assertIn("not to be told", self.finding((.6, .8), (.4, .55)))

    def test_where_too_few_runs_retreat_late_the_page_says_why_there_is_no_number(self):
        found = words_of(part(page_of(results.stress()), "Could it be seen coming?"))
        told = told_by(results.answer("stress", results.stress()))["early_warning"]
        self.assertIn("cannot be estimated here", found)
        self.assertIn(f"has {told['retreat_later']} and {told['never']}", found)
        self.assertNotIn("coin", found)

    def test_where_runs_are_not_followed_for_longer_than_two_years_that_is_the_reason(self):
        found = words_of(part(page_of(results.stress_answer(lambda told: told.update(early_warning=None))), "Could it be seen coming?"))
        self.assertIn("not followed for longer", found)

    def test_the_rate_of_false_alarms_stands_beside_what_is_told_apart(self):
        found = words_of(part(page_of(results.warned_answer((.52, .64), (.43, .55))), "Could it be seen coming?"))
        for words in ("useless here", "58 % [52 – 64 %]", "71 % [64 – 78 %]", "31 runs retreat sooner", "a coin"):
            self.assertIn(words, found)


class LeftOut(unittest.TestCase):
    def test_the_page_says_how_many_runs_are_in_retreat_before_the_shock(self):
        def change(told):
            for one in told["cells"]:
                one["in_retreat_before"] = 3 if one["regime"] == "alliance" else 0
        self.assertIn("No run is in retreat before the shock begins", page_of(results.stress()))
        self.assertIn("of 20 pairs each: Alliance contract 3; under the others none.", words_of(page_of(results.stress_answer(change))).replace("\u00a0", " "))

    def test_over_sets_it_says_so_too(self):
        told = told_by(results.asked("--uncertain"))
        told.update(runs_followed=5101, runs_not_followed=2899, sets_not_followed=226)
        self.assertEqual("Retreat: over the same 5,101 runs under every way of governing. 2,899 that are in retreat before the shock begins under one of them, or fail, are left out, "
                         "and so are all runs of 226 sets.", beside.left_out_of_sets_words(told))
        self.assertIn("none is in retreat", beside.left_out_of_sets_words({**told, "runs_not_followed": 0}))
        page = page_of(results.stress("--uncertain", *results.ASKED["--uncertain"]))
        self.assertIn("The shock: “Cut of income”, 6 %.", page.replace("\u00a0", " "))
        self.assertIn("Retreat: over ", part(page, "What holds at parameter sets"))


class Keystones(unittest.TestCase):
    def finding(self, *ends, acts=True):
        names = ("Largest acute trust", "CCG 2 of 3", "council", "acute trust 2 of 4", "GP federation")
        return said.keystone_finding({"keystones": [{"organisation": name, "exit": {"acts": acts, "years_others_lose": estimate(*end)}, "refusal": {"acts": False}}
                                                    for name, end in zip(names, ends)]})

    def test_one_is_said_to_be_first_where_its_interval_lies_above_all_others(self):
        self.assertEqual("Others lose most without the largest acute trust", self.finding((.3, .4), (.1, .2), (.1, .2)))

    def test_those_whose_intervals_overlap_are_said_not_to_be_told_apart(self):
        self.assertEqual("Others lose most without the largest acute trust or the CCG 2 of 3: these two cannot be told apart", self.finding((.3, .4), (.25, .35), (.1, .2)))
        self.assertEqual("From whom others lose most cannot be told: the intervals of 4 of 5 organisations overlap", self.finding((.3, .4), (.3, .39), (.29, .38), (.28, .37), (0, .1)))
        self.assertEqual("From whom others lose most cannot be told: the intervals of all 5 organisations overlap", self.finding(*[(.3, .4)] * 5))

    def test_that_nobody_is_one_is_said_where_all_lose_next_to_nothing(self):
        self.assertIn("No organisation is a keystone", self.finding((-.01, .02), (0, .03)))
        self.assertIn("is not to be told", self.finding((-.1, .2), (-.1, .1)))
        self.assertEqual("No organisation can leave or refuse here", self.finding((.1, .2), acts=False))

    def test_the_headline_of_the_page_is_that_of_the_figure(self):
        file = results.stress("--keystones")
        self.assertEqual(Reader(page_of(file)).headings[0], concordat.figures.keystones(concordat.open(file)).finding)

    def test_the_figure_names_bodies_only_where_that_is_asked_for(self):
        file = concordat.open(results.stress("--keystones"))
        self.assertNotIn("Ashby", str(concordat.figures.keystones(file).table))
        self.assertIn("Ashby", str(concordat.figures.keystones(file, names=True).table))


def parted(told, *boundary):
    there = [p for p, b in zip(told["pressures"], boundary) if b is not None]
    return {**told, "boundary": list(boundary), "two_ends": [there[0] - .25, there[-1] + .25] if there else None, "trust_today": .39}


class PhaseMap(unittest.TestCase):
    def setUp(self):
        self.told = told_by(results.asked("--map"))

    def test_it_says_on_which_side_of_the_boundary_the_system_stands(self):
        self.assertEqual("Modelled trust, .39, lies above the boundary up to a further pressure of 1.5, and below it from 2 on.",
                         said.stands_words(parted(self.told, None, .15, .25, .35, .45, .55, None)))
        self.assertIn("above the boundary under every pressure", said.stands_words(parted(self.told, None, .15, .25, None, None, None, None)))
        self.assertIn("below the boundary under every pressure that has one, from .5 on", said.stands_words(parted(self.told, None, .45, None, None, None, None, None)))
        self.assertIn("There is no boundary", said.stands_words(parted(self.told, *[None] * 7)))

    def test_a_range_of_two_ends_is_not_rounded_away(self):
        self.assertIn("Between a further pressure of .25 and 2.75", said.map_finding(parted(self.told, None, .15, .25, .35, .45, .55, None)))

    def test_every_cell_the_boundary_and_the_system_are_drawn(self):
        path = results.FOLDER / "parted.json"
        path.write_text(json.dumps(parted(self.told, None, .15, .25, .35, .45, .55, None)), encoding="utf-8")
        figure = concordat.figures.phase_map(concordat.open(path))
        texts = [text.get_text() for text in figure.axes[0].texts]
        self.assertEqual(sum(text.endswith("%") for text in texts), len(self.told["cells"]))
        self.assertEqual([text for text in texts if not text.endswith("%")], ["boundary", "as it is"])
        self.assertEqual((len(figure.table), figure.table["parted at trust"].tolist()[:2]), (7, ["–", ".15"]))
        page = page_of(path)
        self.assertIn("no measured value", page)
        self.assertIn(figure.finding, Reader(page).headings)

    def test_a_map_without_a_boundary_draws_none(self):
        path = results.FOLDER / "whole.json"
        path.write_text(json.dumps(parted(self.told, *[None] * 7)), encoding="utf-8")
        self.assertNotIn("boundary", [text.get_text() for text in concordat.figures.phase_map(concordat.open(path)).axes[0].texts])

    def test_of_another_file_it_says_what_it_needs(self):
        self.assertIn("--map", concordat.figures.phase_map(concordat.open(results.runs())).sentence)


class SideBySide(unittest.TestCase):
    def told(self, *changes):
        """Changes of what is left under the shock, and of the loss."""
        return {"cells": [{"regime": "memorandum", "regime_after": "memorandum", "change_of_twin": estimate(0, 0), "change_under_it": estimate(*under), "change_of_loss": estimate(*loss)} for under, loss in changes]}

    def finding(self, *under):
        return said.side_by_side_finding(self.told(*((one, (0, 0)) for one in under)))

    def test_more_and_less_are_said_of_what_is_left_where_intervals_say_so(self):
        self.assertEqual("After the change more joint work is left under both shocks", self.finding((.1, .2), (.3, .4)))
        self.assertEqual("After the change more joint work is left under 1 and less joint work is left under 1 of 3 shocks; for 1 no difference is to be told", self.finding((.1, .2), (-.4, -.3), (-.1, .1)))
        self.assertEqual("Between the two no difference is to be told in what is left under any shock", self.finding((-.1, .1), (-.2, .1)))
        self.assertEqual("After the change as much joint work is left under both shocks as before", self.finding((-.01, .01), (-.02, .01)))

    def test_that_most_of_a_change_is_there_without_any_shock_is_in_the_title(self):
        def finding(*twins):
            told = self.told(*(((1.4, 1.6), (-.3, -.2)) for _ in twins))
            for cell, twin in zip(told["cells"], twins):
                cell["change_of_twin"] = estimate(*twin)
            return said.side_by_side_finding(told)
        self.assertEqual("After the change more joint work is left under both shocks; most of that is there without any shock", finding((1.2, 1.4), (1.2, 1.4)))
        self.assertEqual("After the change more joint work is left under both shocks; most of that is there without any shock in 1 of 2", finding((1.2, 1.4), (.1, .2)))
        self.assertEqual("After the change more joint work is left under both shocks", finding((-1.4, -1.2), (-.1, .1)))

    def test_two_ways_of_governing_are_said_to_be_what_was_changed_with_what_each_has_without_any_shock(self):
        page = page_of(*results.two_tests())
        found = words_of(part(page, "What was changed"))
        self.assertIn("The way of governing, from the beginning of the runs on. Nothing else", found)
        self.assertRegex(found, r"way of governing\s+Memorandum \(MoU\)\s+Alliance contract")
        cell = told_by(results.answer("compare", *results.two_tests()))["cells"][0]
        self.assertIn(f"Years of joint work without any shock: {said.years(cell['years_of_twin']['value'], 2)} before, {said.years(cell['years_of_twin_after']['value'], 2)} after", page.replace("\u00a0", " "))
        self.assertIn("without it before", part(page, "What the change does"))

    def test_what_a_way_of_governing_brings_is_said_at_the_top_to_be_put_in(self):
        for page in (page_of(*results.two_tests()), page_of(results.asked("--uncertain")), page_of(results.stress())):
            self.assertIn("is put in, not found", page[:page.index("<h2>")])

    def test_the_order_over_sets_is_said_to_lie_within_the_assumptions(self):
        top = page_of(results.asked("--uncertain")).replace("\u00a0", " ")
        top = top[:top.index("<h2>")]
        self.assertIn("no proof that one way is better", top)
        for way in told_by(results.asked("--uncertain"))["regimes"]:
            self.assertIn(said.number(way["risk"]["value"], "percent"), top)

    def test_who_is_in_retreat_before_the_shock_counts_for_no_change_of_retreats(self):
        told = told_by(results.answer("compare", *results.two_tests()))
        self.assertIn("No run is in retreat before the shock", said_of_retreats(told))
        told["cells"][0].update(in_retreat_before=7)
        self.assertIn("up to 7 of 20 pairs are left out", said_of_retreats(told))

    def test_a_smaller_loss_of_who_has_less_to_lose_is_said_to_flatter(self):
        self.assertIn("These smaller losses flatter", said.loss_words(self.told(((-2, -1), (-.5, -.4)))))
        self.assertIn("1 of these smaller losses flatters", said.loss_words(self.told(((-2, -1), (-.5, -.4)), ((.1, .2), (-.5, -.4)))))
        self.assertNotIn("flatter", said.loss_words(self.told(((.1, .2), (-.5, -.4)))))
        self.assertIn("as large as before in the case", said.loss_words(self.told(((.1, .2), (-.01, .02)))))

    def test_two_tests_in_which_nothing_differs_are_said_to_be_the_same(self):
        told = self.told(((0, 0), (0, 0)), ((0, 0), (0, 0)))
        self.assertEqual("Nothing differs between the two: every run is the same in both", said.side_by_side_finding(told))
        self.assertIn("nothing was changed", said.loss_words(told))

    def test_a_page_of_two_files_says_what_the_change_does_and_what_was_changed(self):
        page = page_of(*results.two_tests())
        self.assertEqual(re.findall(r"<h2>([^<]*)</h2>", page)[:2], ["What the change does", "What was changed"])
        self.assertIn("Alliance contract", part(page, "What the change does"))
        self.assertIn("not a forecast", page)
        self.assertNotIn(">nan", page)
        self.assertNotIn("Ashby", page)
        self.assertNotIn(str(results.FOLDER), page)
        self.assertEqual(len(re.findall("concordat replay", page)), 2)

    def test_what_was_set_in_one_alone_is_found(self):
        plain, other = results.stress("--shock", "squeeze", "--regime", "memorandum"), results.stress("--shock", "squeeze", "--regime", "memorandum", "--set", "trust.gain=0.05")
        found = words_of(part(page_of(plain, other), "What was changed"))
        self.assertRegex(found, r"trust\.gain 0\.03 0\.05")
        self.assertIn("Changed: trust.gain from 0.03 to 0.05.", page_of(plain, other))
        self.assertIn("trust.gain", part(page_of(other), "What differs from the defaults"))

    def test_the_answer_of_compare_has_the_same_page_but_for_what_only_files_hold(self):
        page, answer = page_of(*results.two_tests()), page_of(results.answer("compare", *results.two_tests()))
        self.assertEqual(Reader(page).headings[0], Reader(answer).headings[0])
        self.assertNotIn("<h2>What was changed</h2>", answer)
        self.assertIn("does not hold what the two tests assume", answer)

    def test_tests_that_cannot_be_compared_are_refused_with_the_programs_words(self):
        told = results.call("report", results.stress(), results.stress("--map"), "-o", "no.html", check=False)
        self.assertEqual(told.returncode, 2)
        self.assertIn("is no stress test of shocks", told.stderr)


class EveryPart(unittest.TestCase):
    def test_names_that_attack_are_words_in_every_part(self):
        def change(told):
            told["title"] = results.HOSTILE
            for shock in told["shocks"]:
                shock.update(title=results.HOSTILE, unit=results.HOSTILE)
            told["first_to_go"]["kinds"][0]["kind"] = results.HOSTILE
        both = told_by(results.answer("compare", *results.two_tests()))
        both.update(before=results.HOSTILE, after=results.HOSTILE)
        for cell in both["cells"]:
            cell.update(shock_title=results.HOSTILE, unit=results.HOSTILE, regime=results.HOSTILE)
        keystones = told_by(results.asked("--keystones"))
        for body in keystones["keystones"]:
            body["organisation"] = results.HOSTILE
        pages = [page_of(results.stress_answer(change))]
        for k, told in enumerate((both, keystones)):
            path = results.FOLDER / f"attack{k}.json"
            path.write_text(json.dumps(told), encoding="utf-8")
            pages.append(page_of(path))
        for page in pages:
            self.assertEqual(page.count("<script"), 1)
            for attack in ("<b>", "\u202e"):
                self.assertNotIn(attack, page)

    def test_every_column_of_every_table_has_a_heading(self):
        for files in ((results.stress(),), (results.stress("--keystones"),), (results.stress("--map"),), results.two_tests()):
            self.assertFalse(re.findall(r"<th scope=\"col\"[^>]*>\s*</th>", page_of(*files)), files)


if __name__ == "__main__":
    unittest.main()
