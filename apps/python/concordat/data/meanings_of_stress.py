"""What the columns of stress tests mean, and their units."""
KINDS = ("stress_test", "keystones", "pressure_sweep", "trust_map", "stress_over_sets", "side_by_side")

SHARE, YEARS, MONTHS, MILLION = "1", "years", "months", "£m"
LEVELS = {"risk": "the share of runs that retreat reaches what was asked", "loss": "less joint work is kept than was asked"}

MEANINGS: "dict[str, tuple[str, str]]" = {
    "level": (YEARS, "years of joint work without any shock, from the month the shock would begin to the end; twelve months of all organisations are one year"),
    "regret": (YEARS, "years of joint work that another way of governing has more under the same shock, where that is most"),
    "regret_under": ("", "title of the shock under which that is most"),
    "satisfied": (SHARE, "share of the shocks that act under which it keeps four fifths of its joint work, with at most 5 % more retreats"),
    "shocks_that_act": ("", "number of shocks that change something under this way of governing"),
    "shock_title": ("", "what the shock is called"), "shock_meaning": ("", "what the size of the shock is"),
    "shock_unit": ("", "unit of the size of the shock"), "shock_grade": ("", "how well its size is supported: A fact, B empirical, C theory, D assumption"),
    "shock_sources": ("", "sources of its size"), "shock_size": ("as shock_unit", "size that was tried"),
    "shock_most": ("as shock_unit", "largest size of its ladder"), "shock_presses": (MONTHS, "how long it presses; 0: to the end"),
    "ladder": ("", "number of the ladder: a shock in several sizes under a way of governing"), "ladder_regime": ("", "way of governing of the ladder"),
    "ladder_shock": ("", "shock of the ladder"), "step": ("", "number of the step on the ladder, from 0"),
    "step_size": ("as shock_unit", "size of the shock at this step"), "step_risk": (SHARE, "share of runs that retreat at this size"),
    "step_kept": (SHARE, "share of the twins' joint work that is kept at this size"),
    "rule_regime": ("", "way of governing under which the rules of choice were tried"), "rule_shock": ("", "shock with which they were tried"),
    "rule_size": ("as shock_unit", "size of that shock"), "rule_does_nothing": ("", "why the shock changes nothing under this rule; empty where it acts"),
    "assumption": ("", "another assumption under which one cell was tried again"), "assumption_regime": ("", "way of governing of that cell"),
    "assumption_shock": ("", "shock of that cell"), "assumption_size": ("as shock_unit", "size of that shock"),
    "assumption_does_nothing": ("", "why the shock changes nothing under this assumption; empty where it acts"),
    "years_of_joint_work": (YEARS, "years of joint work under the shock; in parameter sets the mean over sets"),
    "years_of_twin": (YEARS, "years of joint work of the twins: the same draws without the shock"),
    "years_lost": (YEARS, "years of joint work lost: those of the twin less those under the shock"),
    "kept": (SHARE, "share of the twins' joint work that is kept"), "depth": (SHARE, "largest mean gap to the twin over twelve months, in joint work"),
    "low_point": (SHARE, "lowest mean of joint work over twelve months under the shock, mean over runs"),
    "below_hurdle": (SHARE, "share of runs whose low point lies below the hurdle that was asked for"),
    "hurt": (SHARE, "share of runs that are hurt: a tenth less joint work than the twin over some year"),
    "risk": (SHARE, "share of runs that retreat after the shock began"), "twin_risk": (SHARE, "share of the twins that retreat in the same months"),
    "excess_risk": (SHARE, "share of runs that retreat less that of the twins"),
    "integration_lost": (SHARE, "integration of care in the last month: the twin's less that under the shock"),
    "trusts_million": (MILLION, "margins of NHS trusts summed from the shock on, less those of the twins"),
    "ccgs_million": (MILLION, "margins of CCGs summed from the shock on, less those of the twins"),
    "social_care": (SHARE, "share of need for social care that is met, less that of the twins"),
    "does_nothing": ("", "why the shock changes nothing under this way of governing; empty where it acts"),
    "cell_pairs": ("", "number of pairs of runs: with the shock and without it"),
    "cell_in_retreat_before": ("", "of the pairs those that retreat before the shock begins: they are no part of risks"),
    "first_to_go": ("", "kind of organisation, by who goes first: whose mean over twelve months falls, first of all, below half of its twin's"),
    "first_regime": ("", "way of governing of the cell in which that is counted: where most years are lost"), "first_shock": ("", "shock of that cell"),
    "first_size": ("as shock_unit", "size of that shock"), "first_hurt_runs": ("", "number of runs of that cell that are hurt"),
    "first_nobody": ("", "of these the number in which nobody's work halves"), "first_half_by_month": (MONTHS, "month after the shock began in which the year begins by which half of the first have gone"),
    "first_share": (SHARE, "of the hurt runs in which somebody goes the share in which this kind goes first; who goes together shares it"),
    "first_share_of_bodies": (SHARE, "share of all organisations that are of this kind: what chance alone would make of it"),
    "early_warning": ("", "sign over the first two years under the shock, less their trend: variance, or memory (autocorrelation at one month)"),
    "early_regime": ("", "way of governing of the cell in which most runs can be told apart"), "early_shock": ("", "shock of that cell"), "early_size": ("as shock_unit", "size of that shock"),
    "early_estimable": ("", "true where at least 100 runs retreat later and 100 never"), "early_in_retreat_before": ("", "number of runs in retreat before the two years are over: nothing is left to warn of"),
    "early_retreat_later": ("", "number of runs that retreat after these two years"), "early_never": ("", "number of runs that never retreat"),
    "early_area_under_curve": (SHARE, "how often, of one run of each, the sign is larger in the one that retreats; half: as a coin would tell"),
    "early_false_alarms": (SHARE, "share of the runs that never retreat that are warned of where four in five of those that retreat are"),
    "month_after": (MONTHS, "whole months since the end of the pressure, less one"), "month_since": (MONTHS, "whole months since the shock began, less one"),
    "not_yet_back_share": (SHARE, "of the runs hurt the share that is not back yet by the end of this month (Kaplan-Meier); back: a year within a twentieth of the twin"),
    "not_yet_back_at_end": (SHARE, "of the runs hurt the share that is not back in the end"),
    "half_back_after": (MONTHS, "months after the end of the pressure by which half of the runs hurt are back; empty where they are not"),
    "not_in_retreat_share": (SHARE, "share of runs that have not retreated by the end of this month (Kaplan-Meier): 1 where none retreats"),
    "not_in_retreat_at_end": (SHARE, "share of runs that have not retreated in the end"),
    "half_in_retreat_after": (MONTHS, "months after the shock began by which half of the runs have retreated; empty where they have not"),
    "keystone": ("", "organisation that leaves or refuses in its turn: its role, or its name where the answer was asked for names"),
    "turnover_million": ("£m a year", "its turnover"), "places": ("", "number of places that it serves"), "degree": ("", "number of partners in places"),
    "betweenness": (SHARE, "share of shortest ways between others that lead over it"), "goes_with": ("", "what the ranks of the years that others lose are held against"),
    "loop": ("", "number of the run up and down"), "wears_off": ("", "true as the model is; false where no leader leaves and trust does not drift to its history"),
    "months_each": (MONTHS, "how long each level of pressure lasts"), "pressure": (SHARE, "pressure imposed; 1 is the mean acute trust of 2016/17"),
    "collaboration_on_the_way_up": (SHARE, "share of organisations that collaborate in the last year of this level while pressure goes up"),
    "collaboration_on_the_way_down": (SHARE, "the same while pressure comes down again"),
    "falls_at": (SHARE, "pressure at which collaboration falls past the middle between its highest and lowest"),
    "comes_back_at": (SHARE, "pressure at which it comes back past that middle"), "loop_area": (SHARE, "area between the way up and the way down"),
    "shift": ("", "how trust was shifted in the month in which the test begins"), "parted_at_trust": (SHARE, "trust from which on it ends high; empty where the ends are alike"),
    "trust_at_start": (SHARE, "modelled mean trust between partners once it is shifted"), "collaboration": (SHARE, "share of organisations that collaborate in the last year"),
    "retreat": (SHARE, "share of runs that retreat"),
    "sets_90_low": (YEARS, "least of the middle 90 % of parameter sets, in years of joint work under the shock"), "sets_90_high": (YEARS, "most of the middle 90 % of parameter sets"),
    "best_in": (SHARE, "share of sets in which this way of governing keeps most joint work"), "at_least_the_next_in": (SHARE, "share of sets in which it has at least as much as the next in order"),
    "condition": ("", "what is looked for: retreat, or a fifth of joint work lost"), "share": (SHARE, "how often that happens, over all sets"),
    "left_out": ("", "number of sets left out: in retreat before, or with next to nothing to lose"), "box": ("", "number of the condition found"), "box_condition": ("", "what happens in it"), "box_sets": ("", "number of sets in it"),
    "box_density": (SHARE, "how often it happens within"), "box_coverage": (SHARE, "share of all that happens that lies within"), "box_support": (SHARE, "share of sets that lie within"),
    "limit": ("", "number of the limit"), "limit_box": ("", "condition that it belongs to"), "limit_parameter": ("", "parameter that is limited"),
    "limit_end": ("", "least or most: which end the value is"), "limit_value": ("as the parameter", "value of the limit"), "limit_chance_alone": (SHARE, "how likely chance alone gives so large a difference, in the half it was not found in"),
    "branch": ("", "row of the tree of conditions"), "branch_condition": ("", "what the tree tells apart"), "branch_number": ("", "number within its tree, from 0, the root"),
    "branch_side": ("", "below, or from the value of its parent on"), "branch_parameter": ("", "parameter that parts it further; empty at a leaf"), "branch_sets": ("", "number of sets in it"),
    "branch_parent": ("", "number of the branch it comes from; empty at the root"), "branch_value": ("as the parameter", "where the parameter parts it"),
    "branch_chance_alone": (SHARE, "how likely chance alone gives so large a difference between its sides"), "branch_support": (SHARE, "share of sets in it"), "branch_density": (SHARE, "how often it happens in it"),
    "cell": ("", "number of the shock under a way of governing"), "cell_regime": ("", "way of governing in the first test"), "cell_regime_after": ("", "way of governing in the second test"),
    "cell_shock": ("", "shock by name"), "cell_size": ("as the shock", "size of the shock"), "years_lost_after": (YEARS, "years of joint work lost in the second test"),
    "years_of_twin_after": (YEARS, "years of joint work of the twins, without the shock, in the second test"),
    "risk_after": (SHARE, "share of runs that retreat after the shock began, in the second test"),
    "change_of_twin": (YEARS, "change of the years of joint work without the shock: second test less first, run by run"),
    "change_under_it": (YEARS, "change of the years of joint work under the shock"), "change_of_loss": (YEARS, "change of the years of joint work lost"),
    "change_of_risk": (SHARE, "change of the share of runs that retreat"),
} | {f"{dim}_{name}": (unit, f"under this {dim}: {words}") for dim in ("rule", "assumption") for name, unit, words in (
    ("years_of_twin", YEARS, "years of joint work of the twins, without the shock"), ("years_lost", YEARS, "years of joint work lost"),
    ("risk", SHARE, "share of runs that retreat after the shock began"), ("twin_risk", SHARE, "share of the twins that retreat, without the shock"))} | {
    f"{level}_{name}": (unit, words.format(happens)) for level, happens in LEVELS.items() for name, unit, words in (
        ("reached", "", "reached, already_there (without the shock) or not_reached: whether on the ladder {}"),
        ("size", "as shock_unit", "smallest size at which {}; empty where it does not"),
        ("margin_of_safety", SHARE, "that size over the size that was tried: below 1 the test is beyond it"),
        ("not_monotone", SHARE, "share of runs whose response goes back by more than half of what it goes forward, from size to size"))} | {
    f"{way}_{name}": (unit, f"{where}: {words}") for way, where in (("exit", "where it leaves"), ("refusal", "where it refuses joint work")) for name, unit, words in (
        ("acts", "", "true where it changes something; false where it is bound"), ("pairs", "", "number of pairs of runs"),
        ("years_lost", YEARS, "years of joint work that all lose"), ("years_others_lose", YEARS, "years of joint work that all others lose"),
        ("hurt", SHARE, "share of runs that are hurt"), ("risk", SHARE, "share of runs that retreat"),
        ("rank_correlation", SHARE, "Spearman's rank correlation with the years that others lose; empty where all are alike"))}

ENDS = {"_low": "lower end of the 95 % interval", "_high": "upper end of the 95 % interval"}


def stress_meaning(name: str) -> "tuple[str, str] | None":
    """Unit and meaning; an end of an interval has those of its estimate."""
    if name in MEANINGS:
        return MEANINGS[name]
    for end, words in ENDS.items():
        if name.endswith(end) and name.removesuffix(end) in MEANINGS:
            unit, meaning = MEANINGS[name.removesuffix(end)]
            return unit, f"{words} of: {meaning}"
    return None
