"""What `concordat.open` gives, and what it refuses."""
import os
import pathlib
import unittest

import numpy as np
import results

import concordat


class Runs(unittest.TestCase):
    def test_a_file_of_runs_is_tidy(self):
        data = concordat.open(results.runs())
        self.assertEqual(data.attrs["kind"], "run")
        self.assertLess(len(data.variables), 60)
        self.assertEqual(data["outcome_value"].dims, ("run", "outcome"))
        self.assertEqual(str(data["month"].values[0])[:10], "2016-04-01")
        self.assertEqual(data["financial_year"].values[0], "2016/17")

    def test_what_was_off_is_marked_and_not_zero(self):
        data = concordat.open(results.runs())
        self.assertTrue(bool(data["series_off"].sel(series="public_trust")))
        self.assertFalse(bool(data["series_off"].sel(series="trust")))

    def test_a_table_has_one_row_for_each_thing(self):
        data = concordat.open(results.runs())
        self.assertEqual(len(data.to_dataframe()), 60)
        self.assertIn("final_trust", data.to_dataframe("run").columns)
        bodies = data.to_dataframe("organisation")
        self.assertEqual(len(bodies), data.sizes["organisation"] * data.sizes["organisation_quantity"])
        self.assertIn("quantile_0.5", bodies.columns)

    def test_medians_are_those_that_the_program_says(self):
        import json

        from concordat.claims.intervals import median_of, share_of
        path = results.runs()
        said = json.loads(results.call("info", path, "--format", "json").stdout)
        data = concordat.open(path)
        for name, outcome in said["outcomes"].items():
            found = median_of(data["outcome_value"].sel(outcome=name).values)
            if outcome["median"] is None:
                continue
            self.assertAlmostEqual(found.value, outcome["median"])
            self.assertAlmostEqual(found.low, outcome["median_95"][0])
            self.assertAlmostEqual(found.high, outcome["median_95"][1])
        share = share_of(int(data["outcome_value"].sel(outcome="retreat").sum()), data.sizes["run"])
        self.assertAlmostEqual(share.value, said["retreat"]["share"])
        self.assertAlmostEqual(share.high, said["retreat"]["share_95"][1])


class Calibrated(unittest.TestCase):
    def test_accepted_sets_stand_in_the_range_that_they_were_drawn_from(self):
        data = concordat.open(results.calibration())
        self.assertEqual(list(data["factor_low"].values), [.01, .8, .0111, 0])
        self.assertEqual(list(data["factor_high"].values), [.08, 3, .0417, .3])
        gain, unit = data["trust.gain"].values, data["drawn_unit"].sel(factor="trust.gain").values
        np.testing.assert_allclose(unit, (gain - .01) / .07)

    def test_every_way_of_drawing_is_uniform_in_its_draws(self):
        from concordat.data.priors import _cumulative
        for factor in ({"distribution": ["uniform"]}, {"distribution": ["log_uniform"]}, {"distribution": ["triangular"], "mode": [3]},
                       {"distribution": ["triangular"], "mode": [1]}, {"distribution": ["triangular"], "mode": [9]},
                       {"distribution": ["normal"], "mean": [4], "deviation": [2]}):
            below = _cumulative(factor, 1, 9)
            steps = np.diff([below(v) for v in np.linspace(1, 9, 50)])
            self.assertTrue((steps > 0).all(), factor)


class Damaged(unittest.TestCase):
    def refused(self, change, words):
        path = pathlib.Path(results.FOLDER / "damaged.h5")
        path.write_bytes(change(pathlib.Path(results.runs()).read_bytes()))
        with self.assertRaisesRegex(concordat.UserError, words):
            concordat.open(path)
        said = results.call("info", str(path), check=False)
        self.assertRegex(said.stderr, words)

    def test_a_changed_byte_is_noticed(self):
        self.refused(lambda b: b[:5000] + bytes([b[5000] ^ 1]) + b[5001:], "damaged: its checksum does not hold")

    def test_a_file_that_was_cut_short_is_noticed(self):
        self.refused(lambda b: b[:-1], "cut short")

    def test_an_empty_file_is_no_result(self):
        self.refused(lambda b: b"", "not a result file of Concordat")

    def test_a_file_that_is_not_there_is_said_to_be(self):
        with self.assertRaisesRegex(concordat.UserError, "no such file"):
            concordat.open(os.path.join(results.FOLDER, "nowhere.h5"))

    def expect_begun(self, name, shown):
        with self.assertRaises(concordat.UserError) as refused:
            concordat.open(results.FOLDER / name)
        self.assertIn(f"{name}: is not finished", str(refused.exception))
        self.assertTrue(str(refused.exception).endswith(f"concordat status {shown}"), refused.exception)

    def test_a_file_that_is_only_begun_is_said_to_be(self):
        results.call("run", "three_places", "--uncertain", "--replicates", "32", "--shard", "1/2", "--output", "begun.h5", "--quiet")
        self.expect_begun("begun.h5", results.FOLDER / "begun.h5")

    def test_runs_and_draws_that_are_kept_beside_a_file_say_that_it_is_begun(self):
        for name, kept in (("a b.h5", ".journal"), ("draws.h5", ".draws")):
            (results.FOLDER / (name + kept)).write_bytes(b"")
            path = results.FOLDER / name
            self.expect_begun(name, f"'{path}'" if " " in name else path)

    def test_what_only_has_a_similar_name_does_not(self):
        (results.FOLDER / "locked.h5.journal.lock").write_bytes(b"")
        (results.FOLDER / "other_locked.h5.journal").write_bytes(b"")
        with self.assertRaisesRegex(concordat.UserError, "no such file"):
            concordat.open(results.FOLDER / "locked.h5")


if __name__ == "__main__":
    unittest.main()
