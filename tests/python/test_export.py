"""Result files as CSV: every kind, whole or not at all, and a dictionary that says what every column is."""
import csv
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import unittest

import numpy as np
import results

import concordat
from concordat.export import DICTIONARY, SUMS


def exported(file, name="out", **options):
    folder = results.FOLDER / name
    concordat.export(file, folder, overwrite=True, **options)
    return folder


def rows_of(folder, table):
    with open(folder / f"{table}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


KINDS = {"runs": results.runs, "every run": results.whole_runs, "one run": results.one_run, "sets": results.sets, "study": lambda: results.study(""),
         "morris": lambda: results.study("morris"), "months": results.months, "calibration": results.calibration,
         "verdicts": results.verdicts, "hindcast": results.hindcast, "stress": results.stress,
         "stress answer": lambda: results.answer("stress", results.stress()), "keystones": lambda: results.asked("--keystones"),
         "sweep of pressure": lambda: results.asked("--sweep"), "map": lambda: results.asked("--map"), "stress over sets": lambda: results.asked("--uncertain"),
         "side by side": lambda: results.answer("compare", *results.two_tests()), "hostile": results.hostile,
         "comparison": lambda: results.answer("compare", results.study(""), "--by", "regime"),
         "sensitivity": lambda: results.answer("sensitivity", results.study("morris"))}


class EveryKind(unittest.TestCase):
    def test_every_variable_of_every_kind_is_in_a_table_and_described(self):
        for kind, make in KINDS.items():
            with self.subTest(kind):
                folder = exported(make(), names=True)
                package = json.loads((folder / DICTIONARY).read_text(encoding="utf-8"))
                fields = {f["name"]: f for r in package["resources"] for f in r.get("schema", {"fields": []})["fields"]}
                for name, values in concordat.open(make()).variables.items():
                    if name == "outcome_value":
                        self.assertLessEqual(set(concordat.open(make())["outcome"].values), set(fields))
                    elif "quantile" in values.dims and name != "quantile":
                        self.assertIn(f"{name}_0.5", fields)
                    elif name != "quantile":
                        self.assertIn(name, fields)
                for field in fields.values():
                    self.assertIn(field["type"], ("string", "integer", "number", "boolean", "date"))
                    self.assertTrue(field["description"].strip(), field)

    def test_every_cell_is_of_its_type_and_every_key_there_once(self):
        readers = {"integer": int, "number": float, "string": str, "date": lambda t: np.datetime64(t, "D"),
                   "boolean": lambda t: {"true": True, "false": False}[t]}
        for kind, make in KINDS.items():
            with self.subTest(kind):
                folder = exported(make())
                for resource in json.loads((folder / DICTIONARY).read_text(encoding="utf-8"))["resources"]:
                    if "schema" not in resource:
                        continue
                    rows, keys = rows_of(folder, resource["path"].removesuffix(".csv")), set()
                    for row in rows:
                        self.assertEqual(list(row), [f["name"] for f in resource["schema"]["fields"]])
                        keys.add(tuple(row[key] for key in resource["schema"]["primaryKey"]))
                        for field in resource["schema"]["fields"]:
                            if row[field["name"]]:
                                readers[field["type"]](row[field["name"]])
                    self.assertEqual(len(keys), len(rows), resource["path"])

    def test_every_column_of_a_stress_test_says_what_it_is_and_not_its_name_again(self):
        for kind in ("stress answer", "keystones", "sweep of pressure", "map", "stress over sets", "side by side"):
            with self.subTest(kind):
                for resource in json.loads((exported(KINDS[kind]()) / DICTIONARY).read_text(encoding="utf-8"))["resources"]:
                    for field in resource["schema"]["fields"]:
                        self.assertNotIn(field["description"].partition(":")[0], (field["name"].replace("_", " "), "series that is kept at every point"))

    def test_shares_of_curves_are_called_what_they_are(self):
        folder = exported(results.answer("stress", results.stress()))
        row = next(r for r in rows_of(folder, "month_since_regime_shock") if r["not_in_retreat_share"])
        self.assertEqual(float(row["not_in_retreat_share"]), 1)
        shares = [float(r["not_yet_back_share"]) for r in rows_of(folder, "month_after_regime_shock") if (r["regime"], r["shock"]) == ("alliance", "squeeze") and r["not_yet_back_share"]]
        self.assertEqual(shares, sorted(shares, reverse=True))
        self.assertGreater(shares[0], shares[-1])

    def test_of_the_file_of_a_stress_test_there_is_what_the_program_says_of_it_beside_its_runs(self):
        folder = exported(results.stress())
        told = json.loads(pathlib.Path(results.answer("stress", results.stress())).read_text(encoding="utf-8"))
        cells = {(row["regime"], row["shock"]): row for row in rows_of(folder, "regime_shock")}
        for cell in told["cells"]:
            self.assertEqual(float(cells[cell["regime"], cell["shock"]]["low_point"]), cell["low_point"]["value"])
        self.assertEqual([(row["first_to_go"], float(row["first_share"]), int(row["first_hurt_runs"])) for row in rows_of(folder, "first_to_go")],
                         [(kind["kind"], kind["share"]["value"], told["first_to_go"]["hurt_runs"]) for kind in told["first_to_go"]["kinds"]])
        self.assertEqual([(row["early_warning"], row["early_estimable"], int(row["early_never"])) for row in rows_of(folder, "early_warning")],
                         [(sign, "false", told["early_warning"]["never"]) for sign in ("variance", "memory")])
        self.assertGreater(len(rows_of(folder, "run")), 20)
        self.assertIn("largest acute trust", [row["keystone"] for row in rows_of(exported(results.stress("--keystones")), "keystone")])
        self.assertIn("Ashby General Hospital", [row["keystone"] for row in rows_of(exported(results.stress("--keystones"), names=True), "keystone")])

    def test_a_hurdle_is_in_the_tables_where_it_was_asked_for(self):
        row = rows_of(exported(results.answer("stress", results.stress(), "--hurdle", "40")), "regime_shock")[0]
        self.assertLessEqual(float(row["below_hurdle_low"]), float(row["below_hurdle"]))
        self.assertNotIn("below_hurdle", rows_of(exported(results.answer("stress", results.stress())), "regime_shock")[0])

    def test_of_nothing_there_is_no_table(self):
        folder = exported(results.stress_answer(lambda told: told.update(fragility=[], rules_of_choice=[])))
        self.assertFalse([path.name for path in folder.glob("*.csv") if path.stat().st_size == 0 or path.name in ("rule.csv", "ladder.csv")])

    def test_sums_hold(self):
        folder = exported(results.runs())
        for line in (folder / SUMS).read_text().splitlines():
            found, name = line.split("  ")
            self.assertEqual(hashlib.sha256((folder / name).read_bytes()).hexdigest(), found)
        for resource in json.loads((folder / DICTIONARY).read_text())["resources"]:
            data = (folder / resource["path"]).read_bytes()
            self.assertEqual(resource["hash"], "sha256:" + hashlib.sha256(data).hexdigest())
            self.assertEqual(resource["bytes"], len(data))
        self.assertEqual({p.name for p in folder.iterdir()}, {line.split("  ")[1] for line in (folder / SUMS).read_text().splitlines()} | {SUMS})


class Values(unittest.TestCase):
    def test_numbers_come_back_as_they_are(self):
        data = concordat.open(results.whole_runs())
        folder = exported(results.whole_runs(), names=True)
        runs = rows_of(folder, "run")
        self.assertEqual([float(row["final_trust"]) for row in runs], list(data["outcome_value"].sel(outcome="final_trust").values))
        months = rows_of(folder, "series_month")
        row = next(r for r in months if r["series"] == "trust" and r["month"] == "2017-05-01")
        self.assertEqual(float(row["series_mean"]), float(data["series_mean"].sel(series="trust", month="2017-05-01")))
        self.assertEqual(row["unit"], "1")
        paths = rows_of(folder, "run_month")
        self.assertEqual(len(paths), data.sizes["run"] * data.sizes["month"])
        at = data["trust_runs"].isel(run=3, month=7)
        self.assertAlmostEqual(float(paths[3 * data.sizes["month"] + 7]["trust_runs"]), float(at))

    def test_what_is_missing_is_empty(self):
        row = next(r for r in rows_of(exported(results.runs()), "series_month") if r["series"] == "public_trust")
        self.assertEqual((row["series_mean"], row["series_counted"]), ("", "0"))

    def test_bodies_have_names_only_on_request(self):
        folder = exported(results.runs())
        held = "".join(p.read_text(encoding="utf-8") for p in folder.glob("*.csv"))
        self.assertNotIn("Brook", held)
        self.assertIn("body 2", held)
        named = exported(results.runs(), names=True)
        self.assertIn("Brook CCG", (named / "organisation.csv").read_text(encoding="utf-8"))
        self.assertIn("not a forecast", json.loads((named / DICTIONARY).read_text(encoding="utf-8"))["description"])

    def test_the_same_file_gives_the_same_bytes_anywhere(self):
        path = results.runs()
        first = (exported(path) / SUMS).read_bytes()
        for more in ({"TZ": "Asia/Kathmandu", "LC_ALL": "C"}, {"TZ": "UTC", "LC_ALL": "C.UTF-8"}):
            results.call("export", path, "--csv", "elsewhere", "--overwrite", env={**os.environ, **more})
            self.assertEqual((results.FOLDER / "elsewhere" / SUMS).read_bytes(), first)


class Folders(unittest.TestCase):
    def refused(self, folder, words, *more):
        said = results.call("export", results.runs(), "--csv", folder, *more, check=False)
        self.assertEqual(said.returncode, 2, said.stderr)
        self.assertRegex(said.stderr, words)

    def test_what_is_there_is_not_replaced_unasked(self):
        (results.FOLDER / "mine").mkdir(exist_ok=True)
        (results.FOLDER / "mine" / "notes.txt").write_text("mine")
        self.refused("mine", "exists and is not empty")
        self.refused("mine", "holds what no export wrote", "--overwrite")
        exported(results.runs(), "ours")
        self.refused("ours", "exists and is not empty")
        (results.FOLDER / "ours" / "notes.txt").write_text("mine")
        self.refused("ours", r"notes.txt", "--overwrite")
        self.assertEqual((results.FOLDER / "mine" / "notes.txt").read_text(), "mine")

    def test_links_files_and_folders_that_are_not_there_are_refused(self):
        link = results.FOLDER / "link"
        link.unlink(missing_ok=True)
        link.symlink_to(results.FOLDER / "mine")
        self.refused("link", "a link")
        self.refused("nowhere/out", "no folder for it")
        (results.FOLDER / "file.txt").write_text("x")
        self.refused("file.txt", "no folder", "--overwrite")

    def test_an_empty_folder_is_filled(self):
        (results.FOLDER / "empty").mkdir()
        said = results.call("export", results.runs(), "--csv", "empty")
        self.assertIn("tables", said.stdout)
        self.assertTrue((results.FOLDER / "empty" / DICTIONARY).exists())

    def test_a_file_that_is_none_is_refused_and_leaves_nothing(self):
        (results.FOLDER / "none.h5").write_text("no result")
        said = results.call("export", "none.h5", "--csv", "of_none", check=False)
        self.assertEqual(said.returncode, 2)
        self.assertFalse((results.FOLDER / "of_none").exists())

    def test_where_nothing_can_be_written_it_ends_with_3_and_leaves_nothing(self):
        # A limit on the size of files stands in for a full disk.
        code = ("import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
                "resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000)); sys.path.insert(0, sys.argv[1])\n"
                "from concordat.command import obey\nsys.exit(obey(['export', '--output=full', '--', sys.argv[2]]))\n")
        said = subprocess.run([sys.executable, "-B", "-c", code, str(results.ROOT / "apps" / "python"), results.runs()],
                              cwd=results.FOLDER, capture_output=True, text=True, check=False)
        self.assertEqual(said.returncode, 3, said.stderr)
        self.assertIn("cannot be written", said.stderr)
        self.assertFalse((results.FOLDER / "full").exists())
        self.assertEqual([p.name for p in pathlib.Path(results.FOLDER).glob(".concordat-*")], [])


if __name__ == "__main__":
    unittest.main()
