"""Sentences as claims: each rule with data for, against and undecided."""
import math
import unittest

import numpy as np
import results  # noqa: F401, it says where the package is

from concordat.claims.development import development_of
from concordat.claims.intervals import Estimate, change_of, median_of, share_of
from concordat.claims.rules import Course, Order, course_of, leader_of, order_of
from concordat.claims.words import clean, gap, kept_together, number, spread, without_paths
from concordat.data.results import Results

NAN = float("nan")


class Orders(unittest.TestCase):
    def test_more_less_alike_and_undecided(self):
        self.assertIs(order_of(Estimate(.2, .1, .3)), Order.MORE)
        self.assertIs(order_of(Estimate(-.2, -.3, -.1)), Order.LESS)
        self.assertIs(order_of(Estimate(.01, -.01, .02), 0, .03), Order.ALIKE)
        self.assertIs(order_of(Estimate(.01, -.1, .2), 0, .03), Order.UNDECIDED)
        self.assertIs(order_of(Estimate(.5)), Order.UNDECIDED)

    def test_a_difference_too_small_to_matter_is_alike_even_where_it_is_sure(self):
        self.assertIs(order_of(Estimate(.01, .005, .015), 0, .03), Order.ALIKE)

    def test_one_leads_only_where_its_interval_is_above_all_others(self):
        self.assertEqual(leader_of([Estimate(1, .9, 1.1), Estimate(.5, .4, .6)]), 0)
        self.assertIsNone(leader_of([Estimate(1, .5, 1.5), Estimate(.6, .4, .8)]))
        self.assertIsNone(leader_of([Estimate(1), Estimate(.5)]))

    def test_a_course_grows_falls_turns_holds_or_is_not_to_be_told(self):
        more, less, alike, none = Order.MORE, Order.LESS, Order.ALIKE, Order.UNDECIDED
        self.assertIs(course_of(more, none, none), Course.GROWS)
        self.assertIs(course_of(less, none, none), Course.FALLS)
        self.assertIs(course_of(alike, more, less), Course.GROWS_AND_FALLS)
        self.assertIs(course_of(alike, none, none), Course.STEADY)
        self.assertIs(course_of(none, more, none), Course.UNDECIDED)


class Intervals(unittest.TestCase):
    def test_of_few_runs_a_median_has_no_interval(self):
        self.assertTrue(math.isnan(median_of(np.array([1., 2., 3.])).low))
        self.assertTrue(math.isnan(median_of(np.array([])).value))

    def test_the_interval_of_a_median_is_exact_by_ranks(self):
        found = median_of(np.arange(1., 101.))
        self.assertEqual((found.value, found.low, found.high), (50.5, 40, 61))  # binomial tables

    def test_missing_values_count_nowhere(self):
        self.assertEqual(median_of(np.array([NAN, 1., NAN])).value, 1)

    def test_a_share_of_none_reaches_above_zero(self):
        self.assertEqual(share_of(0, 1000).low, 0)
        self.assertAlmostEqual(share_of(0, 1000).high, .003827, places=5)

    def test_a_change_has_an_interval_that_any_correlation_allows(self):
        found = change_of((.5, .1), (.6, .1), 400)
        self.assertAlmostEqual(found.low, .1 - 1.96 * .2 / 20, places=3)
        self.assertTrue(math.isnan(change_of((.5, NAN), (.6, NAN), 1).low))


class Developments(unittest.TestCase):
    def of(self, mean, median, sd=.05):
        months = len(mean)
        level = np.array([.05, .25, .5, .75, .95])
        return development_of(Results({
            "series": ("series", ["trust"]), "series_mean": (("series", "month"), [mean]), "series_sd": (("series", "month"), [[sd] * months]),
            "series_counted": (("series", "month"), [[400] * months]), "series_meaning": ("series", ["mean trust between partners"]),
            "series_low": ("series", [0.]), "series_high": ("series", [1.]), "quantile": ("quantile", level),
            "series_quantile": (("series", "quantile", "month"), np.array(median) + np.array([-.1, -.05, 0, .05, .1])[None, :, None]),
            "financial_year": ("month", ["2016/17"] * months)}), "trust").finding

    def test_a_title_has_the_medians_that_the_figure_draws(self):
        self.assertRegex(self.of([.3, .4, .5], [.31, .42, .53]), "grows from .31 to .53")
        self.assertRegex(self.of([.5, .4, .3], [.53, .42, .31]), "falls from .53 to .31")

    def test_where_means_and_medians_go_different_ways_the_title_takes_no_side(self):
        self.assertRegex(self.of([.3, .4, .5], [.4, .4, .35]), ": .40 at first, .35 at the end")

    def test_what_chance_may_have_done_is_no_growth(self):
        self.assertRegex(self.of([.3, .35, .4], [.3, .35, .4], sd=2), ": .30 at first, .40 at the end")


class Words(unittest.TestCase):
    def test_numbers_are_written_as_the_program_writes_them(self):
        self.assertEqual(number(.4812), ".48")
        self.assertEqual(number(-.012, "margin"), "−1.2 %")
        self.assertEqual(number(.77, "percent"), "77 %")
        self.assertEqual(number(.004, "percent"), "0.4 %")
        self.assertEqual(number(-.0000001, "margin"), "0.0 %")
        self.assertEqual(number(NAN), "–")
        self.assertEqual(spread(.61, .89, "percent"), "61 – 89 %")

    def test_a_difference_of_shares_is_in_points(self):
        self.assertEqual(gap(.14, "percent"), "+14 points")
        self.assertEqual(gap(-.003, "percent"), "−0.3 points")
        self.assertEqual(gap(.2), "+.20")

    def test_a_number_stays_with_its_unit(self):
        self.assertEqual(kept_together("61 – 89 % of 200 runs"), "61 – 89\u00a0% of 200\u00a0runs")

    def test_what_turns_a_line_round_or_ends_it_is_taken_away(self):
        self.assertEqual(clean("a\u202eb\x00c\nd"), "ab\N{REPLACEMENT CHARACTER}c d")
        self.assertEqual(len(clean("x" * 999, 50)), 51)

    def test_a_command_keeps_names_and_loses_places(self):
        self.assertEqual(without_paths("build/concordat run /a/b.txtpb --output=/x/y/c.h5"),
                         "concordat run b.txtpb --output=c.h5")
        self.assertEqual(without_paths("concordat run --output '/my files/a.h5'"), "concordat run --output a.h5")


if __name__ == "__main__":
    unittest.main()
