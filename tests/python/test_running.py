"""Runs in this process, where the compiled part is built."""
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import unittest

import numpy as np
import results

import concordat
from concordat.engine import find_engine

try:
    find_engine()
    BUILT = True
except concordat.UserError as error:
    if os.environ.get("CONCORDAT_MODULE"):  # it was built: then it has to load
        raise
    BUILT, WHY = False, str(error)

SCENARIO = {
    "title": "Two neighbours", "months": 24, "regime": "majority", "trust": {"gain": .02},
    "system": {"code": "s"}, "place": {"code": "p", "population": 100000},
    "organisation": [
        {"code": "H", "kind": "acute", "turnover": 400, "serves": {"place": "p"}, "income": {"from": "C", "share": .5, "place": "p"}},
        {"code": "C", "kind": "ccg", "turnover": 400, "serves": {"place": "p"}}],
}


def digest_of(*words):
    """What the program prints for these words."""
    return json.loads(results.call(*words, "--quiet", "--overwrite", "--output", "there.h5", "--format", "json").stdout)["digest"]


@unittest.skipUnless(BUILT, "the compiled part is not built")
class Running(unittest.TestCase):
    def same(self, here, path):
        """Everything that the file has, bit for bit."""
        there = concordat.open(path)
        self.assertEqual(set(here.variables), set(there.variables))
        for name, values in there.variables.items():
            self.assertEqual(here[name].dims, values.dims, name)
            if values.dtype == object:
                self.assertEqual(list(here[name].values.ravel()), list(values.values.ravel()), name)
            else:
                np.testing.assert_array_equal(here[name].values, values.values, str(name))
        self.assertEqual({k: v for k, v in here.attrs.items() if k not in ("command", "file")},
                         {k: v for k, v in there.attrs.items() if k not in ("command", "file")})

    def test_a_run_has_the_digest_that_the_program_prints(self):
        here = concordat.run("three_places", replicates=50, seed=7, set={"trust.gain": .02, "switches.gossip": True}, regime="majority")
        digest = digest_of("run", "three_places", "--replicates", "50", "--seed", "7", "--set", "trust.gain=.02",
                           "--set", "switches.gossip=true", "--set", "regime=majority")
        self.assertEqual(here.attrs["digest"], digest)
        self.same(here, results.FOLDER / "there.h5")

    def test_the_command_in_it_makes_the_same(self):
        here = concordat.run(footprint="dorset", replicates=20, months=24)
        said = subprocess.run([results.PROGRAM, *here.attrs["command"].split()[1:], "--quiet", "--overwrite", "--output", "d.h5", "--format", "json"],
                              cwd=results.FOLDER, capture_output=True, text=True, check=True)
        self.assertEqual(json.loads(said.stdout)["digest"], here.attrs["digest"])

    def test_every_run_and_every_set_are_kept_as_in_a_file(self):
        digest_of("run", "three_places", "--replicates", "40", "--months", "24", "--uncertain", "--trajectories", "all")
        self.same(concordat.run("three_places", replicates=40, months=24, uncertain=True, trajectories="all"), results.FOLDER / "there.h5")

    def test_threads_change_nothing(self):
        one, two = (concordat.run("three_places", replicates=64, months=24, threads=n) for n in (1, 2))
        self.assertEqual(one.attrs["digest"], two.attrs["digest"])

    def test_a_sweep_keeps_months_and_pairs_as_in_a_file(self):
        path = results.months()
        here = concordat.sweep(results.FOLDER / "two.txtpb", keep=["trust"])
        self.assertEqual(here.attrs["kind"], "study")
        self.same(here, path)

    def test_numbers_belong_to_what_the_engine_wrote(self):
        here = concordat.run("three_places", replicates=16, months=12, trajectories="mean")
        told = find_engine().run(["three_places", "--replicates=16", "--months=12"])
        _, values, _ = told["variables"]["final_trust"]
        self.assertFalse(values.flags.owndata)
        self.assertIn("capsule", str(type(values.base)).lower())
        kept = values[3:]
        del told, values
        self.assertEqual(kept.tolist(), here["outcome_value"].sel(outcome="final_trust").values[3:].tolist())

    def test_the_stub_says_what_the_module_has(self):
        stub = (results.ROOT / "apps" / "python" / "concordat" / "_engine.pyi").read_text(encoding="utf-8")
        said = set(re.findall(r"^(?:def )?(\w+)(?:\(|: str)", stub, re.MULTILINE))
        self.assertEqual(said, {name for name in dir(find_engine()) if not name.startswith("_")})

    def test_a_figure_is_drawn_of_it(self):
        figure = concordat.figures.fan(concordat.run("three_places", replicates=16, months=12), "trust")
        self.assertIn("Trust", figure.sentence)


@unittest.skipUnless(BUILT, "the compiled part is not built")
class Dictionaries(unittest.TestCase):
    def test_a_scenario_may_be_a_dictionary(self):
        here = concordat.run(SCENARIO, replicates=16)
        self.assertEqual(here.attrs["title"], "Two neighbours")
        self.assertEqual(here.sizes["organisation"], 2)
        self.assertIn("regime: majority", here.attrs["scenario"])

    def test_an_experiment_may_be_a_dictionary(self):
        here = concordat.sweep({"title": "two", "base": SCENARIO, "factor": {"path": "trust.gain", "level": ["0.01", "0.05"]},
                                "design": {"full_factorial": {}}, "replicates": 4})
        self.assertEqual(here.sizes["point"], 2)
        self.assertEqual(list(here["trust.gain"].values), [.01, .05])

    def test_texts_of_any_letters_come_back(self):
        here = concordat.run({**SCENARIO, "title": "\"quotes\" \\ back\nslash é"}, replicates=1)
        self.assertIn("é", here.attrs["title"])

    def test_a_misspelt_field_is_named_with_the_nearest(self):
        with self.assertRaisesRegex(concordat.UserError, r'scenario:\d+:\d+: (.|\n)*gain'):
            concordat.run({**SCENARIO, "trust": {"gian": .02}})

    def test_what_is_no_value_is_refused(self):
        with self.assertRaisesRegex(concordat.UserError, "trust.gain: a set"):
            concordat.run({**SCENARIO, "trust": {"gain": {1, 2}}})


@unittest.skipUnless(BUILT, "the compiled part is not built")
class Errors(unittest.TestCase):
    def test_errors_have_the_text_of_the_program(self):
        for words, options in ((["run", "tree_places"], dict(scenario="tree_places")),
                               (["run", "--footprint=dorst"], dict(footprint="dorst")),
                               (["run", "three_places", "--set", "trust.gian=1"], dict(scenario="three_places", set={"trust.gian": 1})),
                               (["run", "three_places", "--set", "trust.gain=3"], dict(scenario="three_places", set=["trust.gain=3"])),
                               (["run", "three_places", "--replicates=0"], dict(scenario="three_places", replicates=0)),
                               (["run"], {})):
            said = subprocess.run([results.PROGRAM, *words], cwd=results.FOLDER, capture_output=True, text=True, check=False)
            with self.assertRaises(concordat.UserError) as raised:
                concordat.run(**options)
            self.assertEqual(said.returncode, 2)
            self.assertEqual(str(raised.exception), said.stderr.strip().replace(f'"{results.PROGRAM}"', "concordat").replace(results.PROGRAM, "concordat"))

    def test_what_the_program_computes_of_a_file_is_said_to_need_one(self):
        from concordat.data.stress import stress_of
        told = concordat.Results(attrs={"kind": "stress"})
        with self.assertRaisesRegex(concordat.UserError, "in memory"):
            stress_of(told)

    def test_why_it_chose_is_told_as_the_program_tells_it(self):
        here = concordat.explain("three_places", organisation="Brook CCG", month=36)
        self.assertEqual(here, json.loads(results.call("explain", "three_places", "--organisation", "Brook CCG", "--month", "36", "--format", "json").stdout))
        self.assertIn("organisations", concordat.explain(SCENARIO, month=6))
        with self.assertRaisesRegex(concordat.UserError, "Nobody"):
            concordat.explain("three_places", organisation="Nobody")


@unittest.skipUnless(BUILT, "the compiled part is not built")
class Watched(unittest.TestCase):
    def test_other_threads_go_on_while_it_runs(self):
        counted, stop = [0], threading.Event()

        def count():
            while not stop.is_set():
                counted[0] += 1
                time.sleep(.001)
        thread = threading.Thread(target=count)
        thread.start()
        concordat.run(footprint="dorset", replicates=400, threads=1)
        stop.set()
        thread.join()
        self.assertGreater(counted[0], 50)

    def test_progress_is_told_and_may_end_it(self):
        told = []
        concordat.run(footprint="dorset", replicates=400, progress=lambda done, total: told.append((done, total)))
        self.assertTrue(told and all(0 <= done <= total == 400 for done, total in told))

        def refuse(done, total):
            raise RuntimeError("enough")
        with self.assertRaisesRegex(RuntimeError, "enough"):
            concordat.run(footprint="dorset", replicates=1_000_000, progress=refuse)

    def test_ctrl_c_ends_it(self):
        code = ("import sys; sys.path.insert(0, sys.argv[1])\nimport concordat\nprint('begun', flush=True)\n"
                "try:\n    concordat.run(footprint='dorset', replicates=10_000_000)\nexcept KeyboardInterrupt:\n    print('ended')\n")
        process = subprocess.Popen([sys.executable, "-c", code, str(results.ROOT / "apps" / "python")], stdout=subprocess.PIPE, text=True)
        self.assertEqual(process.stdout.readline(), "begun\n")
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.communicate(timeout=60)[0], "ended\n")


class Without(unittest.TestCase):
    def test_without_the_compiled_part_it_says_what_to_install(self):
        code = ("import sys; sys.path.insert(0, sys.argv[1])\nimport pathlib, concordat, concordat.engine as e\n"
                "e.FOLDER = e.BUILT = pathlib.Path('/nonexistent')\n"
                "assert concordat.open(sys.argv[2]).sizes['run'] == 60\n"
                "try:\n    concordat.run('three_places')\nexcept concordat.UserError as error:\n    print(error)\n")
        said = subprocess.run([sys.executable, "-c", code, str(results.ROOT / "apps" / "python"), results.runs()], capture_output=True, text=True, check=True)
        self.assertIn("pybind11-dev", said.stdout)


if __name__ == "__main__":
    unittest.main()
