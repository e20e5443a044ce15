"""Each figure from a real file, and what it says of a file that cannot support it."""
import functools
import itertools
import re
import unittest
import xml.etree.ElementTree as tree

import results

import concordat
from concordat.figures import KINDS, style
from concordat.figures.svg import svg_file

SVG = "{http://www.w3.org/2000/svg}"


@functools.cache
def drawn(kind):
    """A figure of this kind from a file that has what it needs."""
    figures = concordat.figures
    if kind in ("heat", "network", "bodies", "places", "fan", "ends", "money"):
        return KINDS[kind](concordat.open(results.whole_runs()))
    if kind == "arms":
        return figures.arms(concordat.open(results.runs()), concordat.open(results.runs("three_places", "--set", "regime=majority")))
    if kind == "forest":
        return figures.forest(concordat.compare(results.study(""), by=["regime"]))
    if kind in ("sensitivity", "morris"):
        return KINDS[kind](concordat.sensitivity(results.study("morris")))
    if kind == "carried":
        return figures.carried(concordat.uncertainty(results.sets()))
    if kind in ("matrix", "fragility", "survival", "paths", "low_point", "first_to_go"):
        return KINDS[kind](concordat.open(results.stress()))
    if kind == "early_warning":
        return figures.early_warning(concordat.open(results.warned_answer((.52, .64), (.43, .55))))
    if kind in ("keystones", "sweep", "phase_map"):
        return KINDS[kind](concordat.open(results.stress({"phase_map": "--map"}.get(kind, f"--{kind}"))))
    if kind == "side_by_side":
        return figures.side_by_side(concordat.compare(*results.two_tests()))
    if kind == "overview":
        return figures.overview(concordat.open(results.runs()))
    return KINDS[kind](concordat.open({"ridges": results.calibration, "patterns": results.verdicts, "panels": results.verdicts, "hindcast": results.hindcast}[kind]()))


class Drawn(unittest.TestCase):
    def test_each_draws_from_a_real_file_and_says_its_numbers(self):
        for kind in KINDS:
            with self.subTest(kind):
                figure = drawn(kind)
                self.assertFalse(figure.is_empty, figure.sentence)
                self.assertRegex(figure.sentence, r"\d")
                self.assertGreater(len(figure.table), 0)
                self.assertNotRegex(figure.sentence, r"\bnan\b")
                self.assertIn("not a forecast", figure.caption)

    def test_as_svg_text_stays_text_and_colours_follow_the_scheme(self):
        for kind in KINDS:
            with self.subTest(kind):
                text = svg_file(drawn(kind))
                root = tree.fromstring(text.encode())
                self.assertEqual(root.get("role"), "img")
                self.assertGreater(len(list(root.iter(f"{SVG}text"))), 1)
                self.assertRegex(root.find(f"{SVG}desc").text, r"\d")
                self.assertIn("var(--", text)
                self.assertIn("prefers-color-scheme", text)
                self.assertEqual([], [e for e in root.iter() if e.get("style")])
                drawn_with = re.sub(r":root\{[^}]*\}", "", text)
                self.assertEqual([], re.findall(r"#[0-9a-f]{6}", drawn_with), "a colour that does not follow")

    def test_the_same_figure_is_the_same_bytes(self):
        data = concordat.open(results.runs())
        self.assertEqual(svg_file(concordat.figures.fan(data)), svg_file(concordat.figures.fan(data)))

    def test_widths_are_those_of_papers(self):
        for width in (85, 178, 254):
            figure = concordat.figures.fan(concordat.open(results.runs()), width=width)
            self.assertAlmostEqual(figure.get_size_inches()[0] * 25.4, width)

    def test_titles_can_be_turned_off(self):
        data = concordat.open(results.runs())
        with_title = concordat.figures.fan(data)
        self.assertIn("Joint work", with_title.get_suptitle() if hasattr(with_title, "get_suptitle") else with_title._suptitle.get_text())
        self.assertIsNone(concordat.figures.fan(data, title=False)._suptitle)

    def test_what_a_file_cannot_support_is_said(self):
        data = concordat.open(results.runs())
        for figure, words in ((concordat.figures.heat(data), "--trajectories all"),
                              (concordat.figures.fan(data, "public_trust"), "is off"),
                              (concordat.figures.fan(concordat.open(results.study(""))), "no months"),
                              (concordat.figures.ridges(data), "calibrate")):
            self.assertTrue(figure.is_empty)
            self.assertIn(words, figure.sentence)

    def test_one_run_is_not_drawn_as_many(self):
        data = concordat.open(results.one_run())
        self.assertIn("single run", concordat.figures.fan(data).finding)
        for kind in ("ends", "bodies", "places", "money", "network"):
            self.assertNotRegex(KINDS[kind](data).sentence, r"\bnan\b")

    def test_what_stands_at_the_end_of_its_range_is_said_to(self):
        data = concordat.open(results.runs("three_places", "--set", "pressure.imposed=6", "--months", "24"))
        self.assertIn("end of its range", concordat.figures.fan(data, "integration").finding)

    def test_what_is_drawn_over_time_says_what_its_bands_and_lines_are(self):
        lean = concordat.open(results.lean())
        for figure in (concordat.figures.fan(lean, "integration"), concordat.figures.overview(lean), concordat.figures.money(lean),
                       concordat.figures.arms(concordat.open(results.runs()), lean, series="integration")):
            with self.subTest(figure.kind):
                for words in ("90 % of runs", "every other financial year", "dotted: squeeze (Apr 2018), a hard winter (Dec 2018)"):
                    self.assertIn(words, figure.caption)
        self.assertNotIn("dotted", concordat.figures.fan(concordat.open(results.runs())).caption)
        self.assertNotIn("bands", concordat.figures.fan(concordat.open(results.one_run())).caption)

    def test_axes_of_quantities_are_named(self):
        for kind in ("fan", "money", "ends", "bodies", "places", "forest", "carried", "sensitivity", "morris", "hindcast"):
            axes = drawn(kind).axes[0]
            self.assertTrue(axes.get_xlabel() or axes.get_ylabel(), kind)
        self.assertEqual(concordat.figures.fan(concordat.open(results.runs()), "integration").axes[0].get_ylabel(), "Integration of care (0 to 1)")

    def test_a_score_is_drawn_from_0_to_where_it_ends_and_the_caption_says_so(self):
        data = concordat.open(results.runs())
        for figure, top in ((concordat.figures.fan(data, "integration"), .4), (concordat.figures.fan(data, "collaboration"), 1)):
            self.assertEqual(figure.axes[0].get_ylim(), (0, top))
            self.assertEqual("the axis ends at" in figure.caption, top < 1)
        self.assertIn("ends at .4 and not at 1", concordat.figures.fan(data, "integration").caption)
        self.assertEqual({axes.get_ylim() for axes in concordat.figures.overview(data).axes[:3]}, {(0, 1)})

    def test_a_title_of_several_lines_takes_no_room_from_the_rows(self):
        pair = concordat.compare(results.runs(), results.runs("three_places", "--set", "regime=majority"))
        for figure in (concordat.figures.forest(pair), concordat.figures.forest(pair, width=254), drawn("forest"), drawn("carried"), drawn("bodies")):
            figure.canvas.draw()
            axes = figure.axes[0]
            rows = len(axes.get_yticks())
            self.assertGreater(axes.bbox.height / figure.dpi * 25.4 / rows, 3.2, figure.finding)

    def test_points_of_a_study_that_keeps_months_are_arms(self):
        study = concordat.open(results.months())
        figure = concordat.figures.arms(study)
        self.assertEqual(figure.axes[0].get_title(loc="left"), "majority")
        self.assertIn("dashed: memorandum", figure.caption)
        self.assertIn("draw them as arms, --of trust", concordat.figures.fan(study).sentence)
        self.assertIn("run one of its points", concordat.figures.heat(study).sentence)

    def test_arms_are_asked_for_as_files_the_control_first(self):
        files = [results.runs(), results.runs("three_places", "--set", "regime=majority")]
        results.call("figure", *files, "arms", "--of", "integration", "-o", "arms.svg", "--overwrite")
        self.assertIn("Integration of care", (results.FOLDER / "arms.svg").read_text(encoding="utf-8"))
        said = results.call("figure", *files, "arms", "--arm", "as it is", "--arm", "by majority", "-o", "arms.svg", "--overwrite").stdout
        self.assertIn("by majority", (results.FOLDER / "arms.svg").read_text(encoding="utf-8"))
        self.assertRegex(said, r"Digests [0-9a-f-]{14}, [0-9a-f-]{14}\.")
        results.call("figure", *files, "forest", "-o", "forest.svg", "--overwrite")
        for words, said in (([*files, "fan"], "one file, not 2"), ([files[0], "arms"], "two or more runs"), ([files[0], "fam"], "no such kind"),
                            ([*files, "arms", "--arm", "one"], "1 names for 2 files"), ([files[0], "fan", "--arm", "one"], "has no arms")):
            refused = results.call("figure", *words, "-o", "no.svg", check=False)
            self.assertEqual(refused.returncode, 2)
            self.assertIn(said, refused.stderr)

    def test_a_png_has_300_dots_to_the_inch(self):
        path = results.FOLDER / "fan.png"
        concordat.save(concordat.figures.fan(concordat.open(results.runs()), width=127), path)
        self.assertEqual(int.from_bytes(path.read_bytes()[16:20], "big"), 1500)

    def test_an_unknown_name_is_refused_with_the_nearest(self):
        with self.assertRaisesRegex(concordat.UserError, 'did you mean "trust"'):
            concordat.figures.fan(concordat.open(results.runs()), "truts")


def luminance(colour):
    channels = [int(colour[k:k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [c / 12.92 if c <= .04045 else ((c + .055) / 1.055) ** 2.4 for c in channels]
    return sum(w * c for w, c in zip((.2126, .7152, .0722), linear)), linear


def contrast(one, other):
    light, dark = sorted((luminance(one)[0], luminance(other)[0]), reverse=True)
    return (light + .05) / (dark + .05)


# Machado, Oliveira & Fernandes 2009, severity 1, on linear RGB.
SIGHT = {"deutan": ((.367322, .860646, -.227968), (.280085, .672501, .047413), (-.011820, .042940, .968881)),
         "protan": ((.152286, 1.052583, -.204868), (.114503, .786281, .099216), (-.003882, -.048116, 1.051998)),
         "tritan": ((1.255528, -.076749, -.178779), (-.078411, .930809, .147602), (.004733, .691367, .303900))}


def lab(linear):
    x = .4124 * linear[0] + .3576 * linear[1] + .1805 * linear[2]
    y = .2126 * linear[0] + .7152 * linear[1] + .0722 * linear[2]
    z = .0193 * linear[0] + .1192 * linear[1] + .9505 * linear[2]

    def f(t):
        return t ** (1 / 3) if t > .008856 else 7.787 * t + 16 / 116
    fx, fy, fz = f(x / .9505), f(y), f(z / 1.089)
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


class Colours(unittest.TestCase):
    ROLES = ("acute", "community", "ccg", "council", "gp_federation")

    def test_text_is_readable_in_both_schemes(self):
        for k in (0, 1):
            for role in ("ink", "faint", "line", "other", *self.ROLES):
                for ground in ("paper", "stripe"):
                    if ground == "stripe" and role not in ("ink", "faint"):
                        continue
                    self.assertGreaterEqual(contrast(style.COLOURS[role][k], style.COLOURS[ground][k]), 4.5, (role, ground, k))

    def test_what_stands_together_differs_for_eyes_that_see_fewer_colours(self):
        for roles in (self.ROLES, ("pass", "weak", "fail"), ("line", "other")):
            for sight, matrix in SIGHT.items():
                for k in (0, 1):
                    seen = {}
                    for role in roles:
                        linear = luminance(style.COLOURS[role][k])[1]
                        seen[role] = lab([min(1, max(0, sum(m * c for m, c in zip(row, linear)))) for row in matrix])
                    for one, other in itertools.combinations(roles, 2):
                        apart = sum((a - b) ** 2 for a, b in zip(seen[one], seen[other])) ** .5
                        self.assertGreater(apart, 15, (sight, k, one, other))

    def test_a_colour_never_stands_alone(self):
        self.assertEqual(len(set(style.MARKERS[role] for role in self.ROLES)), len(self.ROLES))


if __name__ == "__main__":
    unittest.main()
