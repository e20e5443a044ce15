"""The first screen: what was asked, the finding, the caveat, five figures with their ranges."""
import numpy as np

from concordat.claims.development import development_of
from concordat.claims.intervals import median_over, share_of
from concordat.claims.rules import Course
from concordat.claims.words import count, duration, interval, number, scale_of, spread, title_of
from concordat.data.results import Results
from concordat.data.scenario import settings_of
from concordat.figures.carried import finding_of as sets_finding
from concordat.figures.forest import arm_name, differences, finding_of
from concordat.figures.sensitivity import finding_of as what_matters
from concordat.report.blocks import Head, Tile
from concordat.report.parts.asked import asked_of
from concordat.report.parts.question import question_head
from concordat.report.parts.side_by_side import side_by_side_head
from concordat.report.parts.stress_head import stress_head
from concordat.report.subject import Subject

TILES = ("final_collaboration", "final_trust", "final_integration", "final_pressure", "final_trusts_in_deficit")
LABELS = {"final_collaboration": "organisations that work jointly",
          "final_pressure": "financial pressure (1: the mean acute trust of 2016/17)"}


def head_of(subject: Subject) -> Head:
    if subject.kind == "question":
        return question_head(subject, caveat_of(subject))
    if subject.kind == "side_by_side":
        return side_by_side_head(subject, caveat_of(subject))
    if subject.kind == "stress":
        return stress_head(subject, asked_of(subject), caveat_of(subject))
    makers = {"run": _of_runs, "arms": _of_arms, "comparison": _of_arms, "study": _of_study, "sensitivity": _of_indices,
              "calibration": _of_calibration, "calibrated": _of_calibrated, "patterns": _of_patterns, "hindcast": _of_hindcast}
    finding, lead, tiles = makers[subject.kind](subject)  # first: it finds out what arms are called
    return Head(asked_of(subject), finding, lead, caveat_of(subject), tiles)


def caveat_of(subject: Subject) -> str:
    assumed = [p for p in subject.parameters if p["grade"] == "D"]
    words = (f"{len(assumed)} of {len(subject.parameters)} parameters are assumptions (grade D)." if assumed else
             "How strong the mechanisms are is mostly assumed.")
    if subject.has_arms:
        words += " What an arm changes is known for this model, not for the world."
    if subject.names:
        words += " Bodies are named because that was asked for: nothing here is a forecast for any of them."
    return words


def _of_runs(subject: Subject) -> "tuple[str, str, list[Tile]]":
    if subject.uncertainty is not None:
        return _of_sets(subject, subject.uncertainty)
    runs = subject.main
    course = development_of(runs, "collaboration")
    decided = course.course is not Course.UNDECIDED and runs.sizes["run"] > 1
    finding = course.finding + (f" in {duration(runs.sizes['month'])}" if decided else "")
    sentences = [] if decided else ["Whether joint work grew or fell cannot be told from these runs."]
    sentences.append(retreat_sentence(subject))
    sentences += [development_of(runs, series).finding + "." for series in ("trust", "pressure")
                  if not bool(runs["series_off"].sel(series=series))]
    return finding, " ".join(s for s in sentences if s), outcome_tiles(subject)


def _of_sets(subject: Subject, uncertainty: Results) -> "tuple[str, str, list[Tile]]":
    """Of runs that take many parameter sets: what these leave open is the finding."""
    sets, mostly = uncertainty.attrs["sets"], float(uncertainty.attrs["mostly_retreat"])
    lead = [f"{count(sets, 'set')} of {uncertainty.attrs['parameters']} parameters, each as likely as the others for want of knowledge."]
    if not np.isnan(mostly):
        lead.append(f"In {number(mostly, 'percent')} of them most runs retreat to their silos.")
    lead += [sets_finding(uncertainty, outcome) + "." for outcome in ("final_trust", "final_integration") if outcome in uncertainty["outcome"].values]
    tiles = []
    for outcome in TILES:
        if outcome not in uncertainty["outcome"].values:
            continue
        here, scale = uncertainty.sel(outcome=outcome), scale_of(outcome)
        tiles.append(Tile(number(float(here["median"]), scale), LABELS.get(outcome, title_of(outcome)),
                          ["90 % of sets: " + spread(float(here["sets_low"]), float(here["sets_high"]), scale),
                           "carried: " + number(float(here["carried"]), "percent") + " of variance"]))
    return sets_finding(uncertainty, "final_collaboration"), " ".join(lead), tiles


def retreat_sentence(subject: Subject) -> str:
    """How many runs fall back into their silos, with Wilson's interval."""
    values = subject.main["outcome_value"].sel(outcome="retreat").values
    known = values[~np.isnan(values)]
    share = share_of(int((known > .5).sum()), len(known))
    if len(known) < 2:
        return "One run tells nothing of what usually happens." if len(known) else ""
    set_ = settings_of(subject.scenario)
    means = (f"fewer than {number(float(set_.get('retreat.threshold', .25)), 'percent')} of the organisations collaborate for "
             f"{duration(int(set_.get('retreat.months', 12)))}")
    if share.value == 0:
        return f"In none of {len(known):,} runs {interval(share, 'percent')} does the partnership retreat to its silos ({means})."
    return (f"In {number(share.value, 'percent')} of {len(known):,} runs {interval(share, 'percent')} the partnership "
            f"retreats to its silos ({means}).")


def outcome_tiles(subject: Subject) -> "list[Tile]":
    runs, tiles = subject.main, []
    for outcome in TILES:
        if outcome not in runs["outcome"].values or bool(runs["outcome_off"].sel(outcome=outcome)):
            continue
        here = runs.sel(outcome=outcome)
        scale = scale_of(outcome, str(here["outcome_meaning"].values), float(here["outcome_low"]), float(here["outcome_high"]))
        values = here["outcome_value"].values
        middle, known = median_over(values, independent="point" not in runs.dims), values[~np.isnan(values)]
        ranges: list[str] = []
        if len(known) > 1:
            low, high = (float(v) for v in np.quantile(known, (.05, .95)))
            ranges = ["90 % of runs: " + spread(low, high, scale), interval(middle, scale) and "median " + interval(middle, scale)]
        label = (LABELS.get(outcome, title_of(outcome) + (" (0 to 1)" if scale == "index" else ""))) + (", over all points" if subject.kind == "study" else "")
        tiles.append(Tile(number(middle.value, scale), label, [r for r in ranges if r]))
    return tiles


def _of_arms(subject: Subject) -> "tuple[str, str, list[Tile]]":
    comparison = subject.comparison
    shown = [o for o in ("final_integration", "final_collaboration", "final_trust", "final_deficits") if o in comparison["outcome"].values]
    shown = shown or [str(o) for o in comparison["outcome"].values[:4]]
    lead = [f"Every difference is between a run and its twin with the same random draws: {comparison.attrs['pairs']:,} pairs."]
    lead += [finding_of(comparison, outcome) + "." for outcome in shown[1:3]]
    tiles = [Tile(number(float(comparison["control_mean"].sel(outcome=o).values[0]), scale_of(o)),
                  f"{title_of(o)} under {arm_name(str(comparison.attrs['control']))}, mean", _reach(comparison, o)) for o in shown]
    return finding_of(comparison, shown[0]), " ".join(lead), tiles


def _reach(comparison: "object", outcome: str) -> "list[str]":
    rows = differences(comparison, outcome)  # type: ignore[arg-type]
    means = [float(comparison["mean"].sel(outcome=outcome, arm=a)) for a in comparison["arm"].values]  # type: ignore[index]
    return [f"{number(means[0], scale_of(outcome))} with {rows[0][0]}" if len(rows) == 1 else f"{spread(min(means), max(means), scale_of(outcome))} in others"]


def _of_study(subject: Subject) -> "tuple[str, str, list[Tile]]":
    if subject.has_arms:
        return _of_arms(subject)
    if subject.indices is not None:
        return _of_indices(subject)
    return ("What came out at each point of the design", "No method of sensitivity fits this design, and it has no levels to compare.",
            outcome_tiles(subject))


def _of_indices(subject: Subject) -> "tuple[str, str, list[Tile]]":
    indices = subject.indices
    assert indices is not None
    outcomes = [str(o) for o in indices["outcome"].values]
    lead = [what_matters(indices, outcome) + "." for outcome in outcomes[1:4]]
    return what_matters(indices, outcomes[0]), " ".join(lead), outcome_tiles(subject) if "outcome_value" in subject.main else []


def _of_calibration(subject: Subject) -> "tuple[str, str, list[Tile]]":
    figure = subject.ridges
    lead = (f"{count(subject.main.sizes['point'], 'set')} of parameters came close enough to the targets. What they leave open "
            "stays open in every run that starts from them.")
    return figure.finding, lead, outcome_tiles(subject)


def _of_calibrated(subject: Subject) -> "tuple[str, str, list[Tile]]":
    answer = subject.main
    known = [str(f) for f, c in zip(answer["factor"].values, answer["constrained"].values) if c == "yes"]
    missed = [str(t) for t, v, w, low, high in zip(*(answer[n].values for n in ("target", "target_value", "target_tolerance", "reached_low_90", "reached_high_90")))
              if v + w < low or v - w > high]
    finding = f"The targets constrain {len(known)} of {count(answer.sizes['factor'], 'parameter')}"
    lead = f"{answer.attrs['accepted']:,} of {answer.attrs['tried']:,} sets were accepted. " + \
        ("Every target lies within 90 % of what the accepted sets give." if not missed else f"Not reached: {', '.join(missed)}.")
    return finding, lead, []


def _of_patterns(subject: Subject) -> "tuple[str, str, list[Tile]]":
    verdicts, use = subject.main["verdict"].values, subject.main["use"].values
    def counted(rows: np.ndarray) -> str:
        return f"{(rows == 'pass').sum()} pass, {(rows == 'weak').sum()} weakly, {(rows == 'fail').sum()} fail"
    lead = (f"Of those kept back for validation {counted(verdicts[use == 'validation'])}; of those that helped to choose defaults, "
            f"which are no evidence, {counted(verdicts[use == 'calibration'])}. A pattern is as good as its worst claim.")
    tiles = [Tile(str(int((verdicts == v).sum())), label) for v, label in
             (("pass", "patterns that the model shows"), ("weak", "shown weakly"), ("fail", "not shown"))]
    return (f"Of {count(len(verdicts), 'pattern')} of the sources the model shows {(verdicts == 'pass').sum()}, "
            f"{(verdicts == 'weak').sum()} weakly, {(verdicts == 'fail').sum()} not"), lead, tiles


def _of_hindcast(subject: Subject) -> "tuple[str, str, list[Tile]]":
    inside = subject.main["inside"].values
    judged, good = int((inside != "not judged").sum()), int((inside == "inside").sum())
    finding = f"{good} of {judged} medians lie within what is accepted"
    lead = "England from the accounts of 2015/16 to 2018/19, as it was on record. A median outside is shown hollow; nothing was tuned to this."
    return finding, lead, []
