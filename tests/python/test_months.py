"""Months of a study: with plain xarray, and tidy."""
import unittest

import numpy as np
import results
import xarray

import concordat


class Plain(unittest.TestCase):
    def test_the_fans_of_both_arms_are_read_in_five_lines(self):
        study = xarray.open_dataset(results.months())
        bands = study.trust_quantile.sel(quantile=[.05, .5, .95])
        fans = {str(regime): bands.sel(point=point).values for point, regime in enumerate(study.level_regime.values)}
        differ = study.trust_difference_quantile.sel(point=1, quantile=[.05, .5, .95]).values
        self.assertEqual(list(fans), ["memorandum", "majority"])
        self.assertEqual(fans["majority"].shape, (3, 24))
        self.assertTrue((np.diff(fans["majority"], axis=0) >= 0).all())
        self.assertTrue((np.abs(differ) > 0).any())

    def test_months_of_points_are_those_of_their_runs(self):
        study = xarray.open_dataset(results.months())
        for point in range(2):
            mine = (study.design_point == point).values
            np.testing.assert_allclose(study.trust_runs.values[mine].mean(axis=0), study.trust_mean.sel(point=point), atol=1e-4)
            np.testing.assert_allclose(study.place_integration_runs.values[mine].mean(axis=0),
                                       study.place_integration_mean.sel(point=point), atol=1e-4)
        first, second = (study.trust_runs.values[(study.design_point == p).values] for p in (0, 1))
        np.testing.assert_allclose((second - first).mean(axis=0), study.trust_difference_mean.sel(point=1), atol=1e-4)
        self.assertTrue((study.trust_difference_mean.sel(point=0) == 0).all())

    def test_what_a_run_was_is_a_coordinate_of_it(self):
        study = xarray.open_dataset(results.months())
        by_regime = study.final_trust.groupby("run_regime").mean()
        self.assertEqual(sorted(by_regime.run_regime.values), ["majority", "memorandum"])
        found = study.filter_by_attrs(quantity="trust", about="difference")
        self.assertIn("trust_difference_mean", found)


class Tidy(unittest.TestCase):
    def test_a_study_opens_with_its_months(self):
        study = concordat.open(results.months())
        self.assertEqual(study.attrs["kind"], "study")
        self.assertEqual(study["kept_mean"].dims, ("kept", "point", "month"))
        self.assertEqual(study["difference_quantile"].dims, ("kept", "point", "quantile", "month"))
        self.assertEqual(study["place_integration_mean"].dims, ("point", "month", "place"))
        self.assertEqual(list(study["control"].values), [0, 0])
        self.assertEqual(study["trust_runs"].dims, ("run", "month"))
        self.assertEqual(str(study["month"].values[0])[:10], "2016-04-01")

    def test_a_point_of_it_is_drawn_as_a_fan(self):
        study = concordat.open(results.months())
        figure = concordat.figures.fan(concordat.at_point(study, 1), "trust")
        self.assertIn("Trust", figure.sentence)
        with self.assertRaises(ValueError):
            concordat.at_point(concordat.open(results.study("")), 1)


if __name__ == "__main__":
    unittest.main()
