"""A stress test in words: ways of governing and sizes as people call them, and what its intervals allow to be said."""
import math
import re
from typing import Any, NamedTuple

import numpy as np

from concordat.claims.intervals import Estimate
from concordat.claims.words import DASH, MINUS, NUMBERS, clean, interval, listed, number
from concordat.data.results import Results

# name: (as a row is called, as a sentence calls it)
GOVERNED = {"memorandum": ("Memorandum (MoU)", "a memorandum"), "majority": ("Majority vote", "a majority vote"),
            "lead_acute": ("Hospital leads (PACS)", "a leading hospital"), "lead_gp": ("GPs lead (MCP)", "leading GPs"),
            "alliance": ("Alliance contract", "an alliance contract"), "joint_venture": ("Joint venture", "a joint venture"),
            "aco": ("Accountable care org.", "an accountable care organisation"), "statutory": ("Statutory system", "a statutory system")}
CHOOSING = {"logit": "weighs costs and benefits, with chance", "best_response": "does whatever is expected to bring more",
            "fermi": "copies partners that fare better", "bush_mosteller": "repeats what paid more than it hoped for",
            "conditional": "joins in once enough others are expected to"}
NOTHING = {"bound": "bound, may not leave", "no contract": "no contract to be underpriced", "is law already": "is law already",
           "nothing": "changes nothing", "every run failed": "every run failed"}
PARTS = {.5: "half", .25: "a quarter", .2: "a fifth", .1: "a tenth"}
ALIKE = .05  # years of joint work: a smaller loss is none


class Broken(NamedTuple):
    """Shocks by how many ways of governing lose more than is asked to be kept; where intervals decide."""
    shocks: "list[tuple[str, int, int]]"  # title, under how many, of how many in which it acts
    held: int  # shocks under which all ways of governing keep enough
    undecided: int


def regime_title(name: str) -> str:
    return GOVERNED.get(name, (clean(name.replace("_", " "), 40),))[0]


MONTHS = "January February March April May June July August September October November December".split()
# What no page may be read as having found.
PUT_IN = ("What a way of governing brings beside its vote (a duty, a mandate, shared risk) is put in, not found: "
          "a statutory board without them is a majority vote whose members may not leave.")


def month_words(number: int) -> str:
    """Of a month of the simulation, from 0 for April 2016."""
    return f"{MONTHS[(3 + number) % 12]} {2016 + (3 + number) // 12}"


def later_words(name: str, later: "list[dict[str, Any]]") -> str:
    """", from April 2018 Statutory system (vale)": what events of the scenario make of a way of governing; empty where they leave it."""
    said = ""
    for one in later:
        if str(one["regime"]) == name and not said:
            continue
        until = f" until {month_words(int(one['until_month']) - 1)}" if one["until_month"] is not None else ""
        said += f", from {month_words(int(one['month']))}{until} {regime_title(str(one['regime']))}" + (f" ({clean(str(one['forum']), 40)})" if one["forum"] else "")
    return said


def way_title(name: str, later: "list[dict[str, Any]]") -> str:
    """As a row is called, with what the scenario makes of it on a day."""
    return regime_title(name) + later_words(name, later)


def under(name: str) -> str:
    """As in "under a memorandum"."""
    return GOVERNED[name][1] if name in GOVERNED else clean(name.replace("_", " "), 40)


def rule_title(name: str) -> str:
    return CHOOSING.get(name, clean(name.replace("_", " "), 60))


def why_nothing(word: str) -> str:
    return NOTHING.get(word, clean(word, 40))


def part_of_one(share: float) -> str:
    """"a fifth"."""
    return PARTS.get(round(share, 6), number(share, "percent"))


def one_in(share: float) -> str:
    """"one run in ten"; of other shares "7 % of runs"."""
    times = 1 / share if share > 0 else math.inf
    whole = round(times) if times < 1e6 and abs(times - round(times)) < 1e-6 else 0
    return f"one run in {NUMBERS[whole] if whole < len(NUMBERS) else whole}" if whole > 1 else f"{number(share, 'percent')} of runs"


def size_words(size: float, unit: str) -> str:
    """"12 %", "3 years", "1.5 × both"."""
    if math.isnan(size):
        return "beyond"
    if unit in ("share", "chance"):
        return number(size, "percent")
    words = clean(unit, 24)
    text = f"{size:.2g}" if size < 10 else f"{size:.0f}"
    if words.startswith("times"):
        return f"{text} ×{words.removeprefix('times')}"
    return f"{text} {words[:-1] if text == '1' and words.endswith('s') else words}".strip()


def years(value: float, digits: int = 1) -> str:
    """"1.5", ".1", "−.2"."""
    if math.isnan(value):
        return DASH
    text = f"{abs(value):.{digits}f}"
    return ("" if not text.strip("0.") or value >= 0 else MINUS) + (text[1:] if text.startswith("0") else text)


def years_interval(estimate: Estimate) -> str:
    """"1.50 – 1.54": finer than the years, as many pairs leave little open."""
    return "" if math.isnan(estimate.low) or math.isnan(estimate.high) else f"{years(estimate.low, 2)} – {years(estimate.high, 2)}"


def quoted(title: str) -> str:
    return f"“{clean(title, 60)}”"


def estimate_at(dataset: Results, name: str) -> Estimate:
    """Of a selection that leaves one value."""
    return Estimate(float(dataset[name]), float(dataset[f"{name}_low"]), float(dataset[f"{name}_high"]))


def broken_of(test: Results) -> Broken:
    asked = float(test.attrs["kept_asked"])
    acts = test["does_nothing"].values == ""
    low, high = test["kept_low"].values, test["kept_high"].values
    lost, held = acts & (high < asked), ~acts | (low >= asked)
    rows = [(str(title), int(lost[:, k].sum()), int(acts[:, k].sum())) for k, title in enumerate(test["shock_title"].values) if lost[:, k].any()]
    whole = int((held.all(axis=0) & acts.any(axis=0)).sum())
    rows.sort(key=lambda row: -row[1])
    return Broken(rows, whole, int(acts.any(axis=0).sum()) - len(rows) - whole)


def holds_everywhere(test: Results) -> bool:
    """Whether every way of governing holds against every shock that can act under it: nothing else may sound like safety."""
    acts, kept = test["shocks_that_act"].values > 0, test["satisfied"].values
    return bool(acts.any()) and bool((kept[acts] >= 1).all())


def headline(test: Results) -> str:
    """What a board hears first: the cell that breaks most, its worst year and its retreats beside those without it."""
    worst = test.attrs["breaks_most"]
    if worst is None or holds_everywhere(test):
        return broken_finding(test)
    one = test.sel(regime=worst["regime"], shock=worst["shock"])
    who = f"{quoted(str(one['shock_title'].values))} under {under(str(one['regime'].values))}"
    low, gap = float(one["low_point"]), float(one["depth"])
    text = f"{who}: in its worst year joint work stands at {number(low, 'percent')}, {100 * gap:.0f} points below the same runs without it"
    return text + f"; {number(float(one['risk']), 'percent')} of runs retreat to silos, {number(float(one['twin_risk']), 'percent')} without it"


def gains_of(test: Results) -> "list[str]":
    """Titles of shocks that add joint work wherever they act, as their intervals say."""
    acts = test["does_nothing"].values == ""
    gains = ~acts | (test["years_lost_high"].values < 0)
    return [quoted(str(title)) for k, title in enumerate(test["shock_title"].values) if acts[:, k].any() and gains[:, k].all()]


def size_notes(test: Results) -> "list[str]":
    """What sources say of a size that was chosen: "beyond any cut on record"."""
    return [f"The size of {quoted(str(title))}: {clean(word.removeprefix('size: '), 160)}." for title, words in zip(test["shock_title"].values, test["shock_sources"].values)
            for word in str(words).split("; ") if word.startswith("size: ")]


def source_words(test: Results, sources: str) -> str:
    """Sources for a reader: no lines of our copies, and a shock that is made of others by their titles."""
    titles = {str(name): str(title) for name, title in zip(test["shock"].values, test["shock_title"].values)}
    words = [re.sub(r",? lines? [0-9, and-]+", "", word) for word in sources.split("; ")]
    return clean("; ".join(f"as {quoted(titles[word])}" if word in titles else word for word in words), 300)


def broken_finding(test: Results) -> str:
    """Which shocks take more joint work than a way of governing is asked to keep."""
    found, ways = broken_of(test), test.sizes["regime"]
    much = part_of_one(1 - float(test.attrs["kept_asked"]))
    one = f"under {under(str(test['regime'].values[0]))}"
    where, nowhere = (one, one) if ways == 1 else ("under every way of governing", "under any way of governing")
    gains = gains_of(test)
    if not found.shocks and len(gains) == test.sizes["shock"]:
        return f"{listed(gains)} {'adds' if len(gains) == 1 else 'add'} joint work {where}"
    if not found.shocks:
        if found.undecided or not found.held:
            return f"Joint work lost under {_counted(test.sizes['shock'], 'shock')}, by way of governing"
        if still := _still_retreats(test):
            return (f"No shock takes {much} of joint work" if found.held > 1 else f"The shock takes less than {much} of joint work") + still
        if not holds_everywhere(test):
            return costs_most(test)
        return f"No shock takes {much} of joint work {nowhere}" if found.held > 1 else f"The shock takes less than {much} of joint work {where}"
    titles = [quoted(title) for title, *_ in found.shocks]
    who = listed(titles) if len(titles) < 3 else f"{len(titles)} of {test.sizes['shock']} shocks"
    counts = sorted({count for _, count, _ in found.shocks})
    is_everywhere = all(count == acts == ways for _, count, acts in found.shocks)
    here = where if is_everywhere or ways == 1 else f"under {counts[0]} of {ways} ways of governing" if len(counts) == 1 else \
        f"under at least {counts[0]} of {ways} ways of governing"
    text = f"{who} {'takes' if len(titles) == 1 else 'take'} more than {much} of joint work {here}"
    return text + ("; no other shock does" if found.held and not found.undecided else "")


def _still_retreats(test: Results) -> str:
    """A partnership that keeps most of its joint work may fall apart all the same."""
    high = np.where(test["does_nothing"].values == "", test["risk_low"].values, np.nan) > float(test.attrs["risk_asked"])
    shocks, ways = int(high.any(axis=0).sum()), int(high.any(axis=1).sum())
    if shocks == 0:
        return ""
    who = "it makes" if test.sizes["shock"] == 1 else f"{NUMBERS[shocks] if shocks < len(NUMBERS) else shocks} of them make{'s' if shocks == 1 else ''}"
    all_ = test.sizes["regime"]
    where = f" under {under(str(test['regime'].values[0]))}" if all_ == 1 else f" under {ways} of {all_} ways of governing" if ways < all_ else " under every way of governing"
    return f", yet {who} more than {one_in(float(test.attrs['risk_asked']))} retreat{where}"


def costs_most(test: Results) -> str:
    """Of shocks that take less than is asked to be kept, where one adds retreats: what the largest loss is."""
    shock = worst_shock(test)
    here = test.sel(shock=shock)
    lost = np.where(here["does_nothing"].values == "", here["years_lost"].values, np.nan)
    worst = here.isel(regime=int(np.nanargmax(lost)))
    return (f"{quoted(str(here['shock_title'].values))} costs most: {years(float(worst['years_lost']))} years of joint work under {under(str(worst['regime'].values))}, "
            f"and {number(float(worst['risk']), 'percent')} of runs retreat")


def _counted(n: int, word: str) -> str:
    return f"{NUMBERS[n] if n < len(NUMBERS) else n} {word}{'' if n == 1 else 's'}"


def ladders_of(test: Results, shock: str) -> "list[Results]":
    """Of a shock, in the order of the ways of governing."""
    order = {str(name): k for k, name in enumerate(test["regime"].values)}
    mine = [k for k, name in enumerate(test["ladder_shock"].values) if name == shock]
    mine.sort(key=lambda k: order.get(str(test["ladder_regime"].values[k]), len(order)))
    return [test.isel(ladder=k) for k in mine]


def critical_words(ladder: Results, level: str, unit: str) -> str:
    """"6.2 % [6 – 6.3 %]", "not up to 80 %", "already there"."""
    reached = str(ladder[f"{level}_reached"].values)
    if reached == "already_there":
        return "already there"
    if reached != "reached":
        return f"not up to {size_words(float(np.nanmax(ladder['step_size'].values)), unit)}"
    found = estimate_at(ladder, f"{level}_size")
    text = size_words(found.value, unit)
    if math.isnan(found.low):
        return text
    low, high = size_words(found.low, unit), size_words(found.high, unit)
    if low == high and unit in ("share", "chance") and found.low < found.high:  # ends that round to the same would look certain
        text, low, high = (f"{100 * value:.{1 if round(1000 * found.low) != round(1000 * found.high) else 2}f} %" for value in (found.value, found.low, found.high))
    return f"{text} [{low.removesuffix(' %') if high.endswith(' %') else low} – {high}]"


def critical_finding(test: Results, shock: str) -> str:
    """At which size one run in ten retreats: an order is said where the extremes' intervals do not touch."""
    ladders = ladders_of(test, shock)
    here = test.sel(shock=shock)
    unit, title = str(here["shock_unit"].values), quoted(str(here["shock_title"].values))
    reached = [one for one in ladders if str(one["risk_reached"].values) == "reached"]
    many = one_in(float(test.attrs["risk_asked"]))
    largest = size_words(max(float(np.nanmax(one["step_size"].values)) for one in ladders), unit)
    if not reached:
        if any(str(one["risk_reached"].values) == "already_there" for one in ladders):
            return f"{title}: without it {many} retreats already under some ways of governing"
        return f"{title}, up to {largest}: " + (f"under no way of governing does {many} retreat" if len(ladders) > 1 else f"less than {many} retreats")
    first = min(reached, key=lambda one: float(one["risk_size"]))
    last = max(reached, key=lambda one: float(one["risk_size"]))
    low, high = (estimate_at(one, "risk_size") for one in (first, last))
    words = f"{title}: {many} retreats at {size_words(low.value, unit)} under {under(str(first['ladder_regime'].values))}"
    if len(reached) > 1:
        words = words + f", at {size_words(high.value, unit)} under {under(str(last['ladder_regime'].values))}" if low.high < high.low else \
            f"{title}: {many} retreats at {size_words(low.value, unit)} to {size_words(high.value, unit)}, ways of governing not to be told apart"
    rest = len(ladders) - len(reached)
    return words + (f"; under {rest} of {len(ladders)} not up to {largest}" if rest else "")


def hangs_on_choice(test: Results) -> str:
    """How far the loss hangs on the theory of choice; empty where it was not tried."""
    rules = [test.isel(rule=k) for k in range(test.sizes.get("rule", 0))]
    if len(rules) < 2:
        return ""
    losses = [estimate_at(one, "rule_years_lost") for one in rules]
    least, most = min(losses, key=lambda e: e.value), max(losses, key=lambda e: e.value)
    text = f"{years(least.value)} to {years(most.value)} years of joint work lost by the same shock, as organisations are supposed to choose"
    if not least.high < most.low:
        return f"Theories of choice are not to be told apart here: {text}."
    none = next_to_nothing(test)
    return f"It hangs on the theory of choice: {text}." + (f" Next to nothing, less than {years(ALIKE, 2)} years, changes in {len(none)} of the {len(rules) + test.sizes.get('assumption', 0)} rows below: {'; '.join(none)}." if none else "")


def next_to_nothing(test: Results) -> "list[str]":
    """Rows of the same cell under other rules and assumptions in which less changes than a table shows."""
    found = []
    for dim in ("rule", "assumption"):
        for one in (test.isel({dim: k}) for k in range(test.sizes.get(dim, 0))):
            if str(one[f"{dim}_does_nothing"].values) or abs(float(one[f"{dim}_years_lost"])) < ALIKE:
                found.append(rule_title(str(one["rule"].values)) if dim == "rule" else clean(str(one["assumption"].values), 60))
    return found


def not_back(cell: Results) -> str:
    """"1 % [.4 – 2.6 %]" of hurt runs in the end."""
    found = estimate_at(cell, "not_yet_back_at_end")
    return f"{number(found.value, 'percent')} {interval(found, 'percent')}".strip()


def half_back(cell: Results) -> str:
    """When half of the hurt runs are back, with what is counted before: "as soon as it ends, after 35 months of pressure"."""
    median, presses = float(cell["half_back_after"]), float(cell["shock_presses"])
    before = f"after {presses:.0f} month{'' if presses == 1 else 's'} of pressure" if presses > 0 else "from its start on"
    return "not within the test" if math.isnan(median) else f"as soon as it ends, {before}" if median == 0 else f"{median:.0f} month{'' if median == 1 else 's'} later, {before}"


def back_in_short(cell: Results) -> str:
    """"14 months; 3 % not": when half of the runs hurt are back after the pressure's end, and who is not in the end; or why there is nothing to come back from."""
    if why := str(cell["does_nothing"].values):
        return why_nothing(why)
    if float(cell["hurt"]) == 0:
        return "hurts no run"
    if not is_followed(cell):
        return "presses to the end"
    median = float(cell["half_back_after"])
    half = "never" if math.isnan(median) else "at its end" if median == 0 else f"{median:.0f} month{'' if median == 1 else 's'}"
    return f"{half}; {number(float(cell['not_yet_back_at_end']), 'percent')} not"


def is_followed(cell: Results) -> bool:
    """Whether runs are looked at long enough after the pressure to come back."""
    return int((~np.isnan(cell["not_yet_back_share"].values)).sum()) > 1


def worst_shock(test: Results) -> str:
    """The one with the largest loss under any way of governing."""
    lost = np.where(test["does_nothing"].values == "", test["years_lost"].values, np.nan)
    if np.isnan(lost).all():
        return str(test["shock"].values[0])
    return str(test["shock"].values[np.unravel_index(np.nanargmax(lost), lost.shape)[1]])


def recovery_finding(test: Results, shock: str) -> str:
    """Whether hurt runs come back: by the shares that are not back in the end, which have intervals."""
    title = quoted(str(test["shock_title"].sel(shock=shock).values))
    here = [one for one in (test.sel(shock=shock, regime=r) for r in test["regime"].values) if not str(one["does_nothing"].values) and float(one["hurt"]) > 0]
    if not here:
        return f"{title} hurts no run"
    if not any(is_followed(one) for one in here):
        return f"{title} presses to the end, so whether those it hurts come back is not to be told"
    ends = [estimate_at(one, "not_yet_back_at_end") for one in here]
    worst = max(range(len(here)), key=lambda k: ends[k].value)
    if len(here) > 1 and all(ends[worst].low > end.high for k, end in enumerate(ends) if k != worst):
        return f"{title}: fewest come back under {under(str(here[worst]['regime'].values))}, {number(ends[worst].value, 'percent')} of those hurt do not"
    if all(end.high < .1 for end in ends):
        return f"{title}: at least nine in ten of the runs hurt are back in the end" + (" under every way of governing" if len(here) > 1 else "")
    return f"{title}: how soon the runs that it hurts are back"
