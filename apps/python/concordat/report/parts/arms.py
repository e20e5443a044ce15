"""What each arm changes: forests of paired differences, and all numbers."""
import pandas as pd

from concordat.claims.intervals import Estimate
from concordat.claims.rules import Order, order_of
from concordat.claims.words import count, gap, gap_interval, number, scale_of, title_of
from concordat.figures.forest import arm_name, forest
from concordat.report.blocks import Block, Figures, Missing, Part, Table, Text
from concordat.report.subject import Subject

FIRST = ("final_integration", "final_collaboration", "final_trust", "final_deficits")
VERDICTS = {Order.MORE: "more than the control", Order.LESS: "less than the control",
            Order.ALIKE: "as the control", Order.UNDECIDED: "not to be told apart"}


def what_arms_change(subject: Subject) -> "Part | Missing | None":
    if not subject.has_arms:
        return None
    comparison = subject.comparison
    known = [str(o) for o in comparison["outcome"].values]
    shown = ([o for o in FIRST if o in known] + [o for o in known if o not in FIRST and not o.startswith(("retreat", "final_"))])[:6]
    control = arm_name(str(comparison.attrs["control"]))
    words = f"Paired differences from {control}: runs that share their random draws, so the difference is the arm's and not chance."
    if int(comparison.attrs["points"]) > 1:
        words += f" They are means over {count(int(comparison.attrs['points']), 'point')} at which everything else is the same."
    blocks: list[Block] = [Text(words), Figures([forest(comparison, o, title=False) for o in shown]),
                           Table(_numbers(subject), "Every outcome and arm", "comparison")]
    return Part("What each arm changes", blocks)


def _numbers(subject: Subject) -> pd.DataFrame:
    comparison, rows = subject.comparison, []
    for outcome in map(str, comparison["outcome"].values):
        scale = scale_of(outcome)
        for arm in comparison["arm"].values:
            here = comparison.sel(outcome=outcome, arm=arm)
            estimate = Estimate(*(float(here[f"difference{end}"]) for end in ("", "_low", "_high")))
            rows.append((title_of(outcome), arm_name(str(arm)), number(float(here["control_mean"]), scale), gap(estimate.value, scale),
                         gap_interval(estimate, scale) or "–", number(float(here["win_probability"]), "percent"), VERDICTS[order_of(estimate)]))
    frame = pd.DataFrame(rows, columns=["outcome", "arm", "control", "difference", "95 %", "higher in", "verdict"])
    if "higher_in_sets" in comparison:
        for head, name in (("surely higher in sets", "higher_in_sets"), ("surely lower in sets", "lower_in_sets")):
            frame.insert(6, head, [number(float(v), "percent") for v in comparison[name].values.ravel()])
    return frame
