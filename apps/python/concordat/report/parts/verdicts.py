"""Calibration, patterns and hindcast: what came of them."""
import pandas as pd

from concordat.claims.words import number
from concordat.figures.hindcast import hindcast, measures, table_of
from concordat.figures.panels import panels
from concordat.figures.patterns import patterns
from concordat.figures.spread_of_runs import ends
from concordat.figures.style import PAGE
from concordat.report.blocks import Figures, Missing, Part, Table, Text
from concordat.report.subject import Subject


def what_targets_leave(subject: Subject) -> "Part | Missing | None":
    if subject.kind == "calibrated":
        answer = subject.main
        targets = pd.DataFrame({"target": [str(t) for t in answer["target"].values], **{
            head: [number(float(v)) for v in answer[name].values] for head, name in
            (("value", "target_value"), ("tolerance", "target_tolerance"), ("accepted sets, median", "reached"), ("5 %", "reached_low_90"), ("95 %", "reached_high_90"))}})
        known = pd.DataFrame({"parameter": [str(f) for f in answer["factor"].values], "median": [number(float(v)) for v in answer["median"].values],
                              "5 %": [number(float(v)) for v in answer["low_90"].values], "95 %": [number(float(v)) for v in answer["high_90"].values],
                              "constrained": [str(c) for c in answer["constrained"].values]})
        return Part("What the targets constrain", [Table(known, "Parameters of the accepted sets", "parameters"), Table(targets, "Targets and what the accepted sets give", "targets")])
    if subject.kind != "calibration":
        return None
    outcomes = [str(o) for o in subject.main["outcome"].values if str(o) in ("final_collaboration", "final_integration")]
    return Part("What the targets constrain, and what they leave", [
        Figures([subject.ridges, *(ends(subject.main, o, title=False) for o in outcomes[:1])])])


def what_patterns_show(subject: Subject) -> "Part | Missing | None":
    if subject.kind != "patterns":
        return None
    claims = subject.main
    frame = pd.DataFrame({"pattern": [str(p) for p in claims["claim_pattern"].values], "claim": [str(t) for t in claims["claim_that"].values],
                          "estimate": [number(float(v)) for v in claims["estimate"].values],
                          "95 %": [f"[{number(float(a))} – {number(float(b))}]" for a, b in zip(claims["low"].values, claims["high"].values)],
                          "verdict": [str(v) for v in claims["claim_verdict"].values]})
    return Part("Pattern by pattern", [Figures([patterns(claims, title=False, width=PAGE), panels(claims, title=False, width=PAGE)], "wide"), Table(frame, "Claim by claim", "claims")])


def how_the_record_compares(subject: Subject) -> "Part | Missing | None":
    if subject.kind != "hindcast":
        return None
    figures = [hindcast(subject.main, measure, title=False) for measure in measures(subject.main)]
    return Part("Measure by measure", [Text("Grey: what is accepted; dot and line: median and 90 % of runs, hollow where outside; diamond: the record."),
                                       Figures(figures), Table(table_of(subject.main), "All measures", "hindcast")])
