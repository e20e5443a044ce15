"""How it was computed, what it hangs on, and what it cannot tell."""
from concordat.claims.words import clean, without_paths
from concordat.data.scenario import settings_of
from concordat.figures.carried import carried
from concordat.report.blocks import Block, Code, Figures, Missing, Part, Points, Text
from concordat.report.parts.question import question_method
from concordat.report.subject import Subject


def method(subject: Subject) -> "Part | Missing | None":
    words = {
        "run": "An agent-based model: each quarter every organisation weighs joint work against looking after itself, by what it expects, "
               "whom it trusts and how hard its accounts press. Each run draws its own luck. Medians have exact 95 % intervals by ranks, shares "
               "Wilson's; a change over time has the widest interval that any correlation between the two months gives, so a sentence that says "
               "\"grows\" is careful. A sentence says nothing where its interval does not decide.",
        "study": "Each design point is run with the same random draws. ",
        "calibration": "Sets of parameters were drawn, run, and kept where what came out lay close to the targets. A parameter is constrained where the "
                       "accepted sets spread at least 30 % less than its range.",
        "stress": "Each run under a shock is held beside its twin: the same scenario, way of governing and luck, without the shock. Joint work is the share of "
                  "organisations that work jointly, month by month; a year of it is twelve months of all of them. Kept: what is left of the twin's. Hurt: a tenth "
                  "less over some year; back: a year within a twentieth of the twin, counted from the end of the pressure. Retreat: fewer than the model's "
                  "threshold work jointly for a year (a quarter, unless the scenario says otherwise). Shares have Wilson's intervals, what is paired bootstrap over "
                  "pairs, recovery is Kaplan and Meier's. A critical size is where a monotone fit over a ladder of sizes reaches the level asked for. Where a mechanism "
                  "that a shock needs is off by default, it is on in every run, with and without the shock. An order of sizes is said where the intervals of its ends do not touch.",
        "patterns": "Each pattern of the sources is a set of claims about contrasts, orders or courses; a claim holds where its 95 % interval lies where the "
                    "sources say, weakly where its estimate alone does.",
        "hindcast": "England is run from the accounts of 2015/16; each measure is held against the record of its year.",
    }
    kind = {"arms": "study", "comparison": "study", "sensitivity": "study", "calibrated": "calibration"}.get(subject.kind, subject.kind)
    text = question_method(subject.question) if kind in ("question", "side_by_side") else words[kind]
    if subject.has_arms:
        text += ("An arm is held against the control pair by pair of runs with the same draws; " +
                 clean(str(subject.comparison.attrs.get("intervals", "")), 200).strip() + ". \"More\" and \"less\" are said where the interval leaves out zero.")
    elif kind == "study":
        text += "\"Matters most\" is said of a factor whose interval lies above all others'."
    return Part("How it was computed", [Text(text)])


def what_it_hangs_on(subject: Subject) -> "Part | Missing | None":
    title = "What it hangs on"
    if subject.kind in ("stress", "question", "side_by_side", "patterns", "hindcast", "calibrated", "sensitivity", "comparison"):
        return None
    if subject.kind == "calibration":
        return Part(title, [Text("Runs that start from these sets carry what the targets leave open:"),
                            Code(f"concordat run --ensemble {subject.main.attrs['file']}")])
    if subject.kind == "study" or subject.kind == "arms":
        return Part(title, [Text("On one rule of choice and one of trust unless they were varied. Rival rules and other places are a study of their own:"),
                            Code("concordat list decisions")])
    if "point" in subject.main.dims:
        words = f"These runs take in turn {subject.main.sizes['point']:,} sets of parameters, so the bands hold what is not known of them as well as chance."
        drawn = [Figures([carried(subject.uncertainty, title=False)])] if subject.uncertainty is not None else []
        return Part(title, [Text(words), *drawn])
    rule = str(settings_of(subject.scenario).get("decision", "logit"))
    others = [d for d in ("fermi", "best_response") if d != rule]
    blocks: list[Block] = [Text("This file holds one set of parameters and one rule of choice; its bands are chance alone, not what is not known of "
                                "parameters. These are drawn as well by:"),
                           Code(f"concordat run {_scenario_words(subject)} --uncertain --output uncertain.h5"),
                           Text("How far the finding hangs on the rule of choice is seen when a rival has the same luck:"),
                           Code(f"concordat run {_scenario_words(subject)} --set decision={others[0]} --output rival.h5"),
                           Code(f"concordat report {subject.main.attrs['file']} rival.h5")]
    return Part(title, blocks)


def _scenario_words(subject: Subject) -> str:
    """The command's words behind `run`, without what it was written to."""
    command = str(subject.main.attrs.get("command", ""))
    words = command.partition(" run ")[2]
    kept, parts = [], without_paths(words).split(" ")
    skip = False
    for word in parts:
        if skip or word in ("--overwrite", "--resume", "--quiet"):
            skip = False
        elif word == "--output":
            skip = True
        elif not word.startswith("--output="):
            kept.append(word)
    return " ".join(kept)


def what_it_cannot_tell(subject: Subject) -> Part:
    points = ["What will happen in a named place: it illustrates mechanisms in a realistic shape, and predicts nobody.",
              "How strong the mechanisms are: most parameters are assumptions with ranges to be explored.",
              "Who will be in deficit: turnover and margins of commissioners and federations are estimated, and GP federations are made up, because no list of them exists.",
              "Whether care got better for patients: it counts admissions, unmet need and social care provided, not health."]
    if subject.kind == "patterns":
        points.insert(0, "That the model is right: patterns that it shows may have other causes, and those that it does not show are failures.")
    if subject.kind in ("stress", "question", "side_by_side"):
        points[:0] = ["How likely a shock is: it asks what would follow, and how large it would have to be. Its sizes are no ranges of what is to be expected.",
                      "What a way of governing brings beside its vote: mandates, money and whether one may leave are assumptions of this model.",
                      "What people would do about it: nobody here rehearses, warns, or changes the way of governing while the pressure lasts."]
    return Part("What this cannot tell you", [Points(points)])
