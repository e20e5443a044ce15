"""The first screen of a stress test: what breaks it, how large that must be, and what all of it hangs on."""
import pandas as pd

from concordat.claims.beside import estimate_in
from concordat.claims.stress import (PUT_IN, critical_finding, estimate_at, hangs_on_choice, headline, later_words, quoted, recovery_finding, regime_title, rule_title, size_notes, size_words, under, why_nothing, worst_shock,
                                     years, years_interval)
from concordat.claims.words import clean, count, interval, listed, number, without_paths
from concordat.data.results import Results
from concordat.report.blocks import Chance, Head, Table
from concordat.report.subject import Subject


def stress_head(subject: Subject, asked: str, caveat: str) -> Head:
    test = subject.stress
    hangs = hangs_on_choice(test) or "Whether it hangs on the theory of choice, this test did not ask: a whole one does, without --quick."
    return Head(asked, headline(test), " ".join([*_later(test), *_lead(test)]), f"{PUT_IN} {hangs} {caveat}", [], _rules(test), _chance(subject))


def _chance(subject: Subject) -> Chance:
    """Before anybody repeats a number: what it would be with other parameters, or how that is asked."""
    words = "The numbers on this page, and their intervals, have every parameter at one value. Other values, as likely, may give many more retreats."
    told = subject.sets
    if told is not None:
        said = listed([f"{number(one.value, 'percent')} {interval(one, 'percent')} under {under(str(way['regime']))}" for way in told["regimes"] for one in [estimate_in(way["risk"])]])
        return Chance(f"{words} With {int(told['sets']):,} sets of {count(int(told['parameters']), 'parameter')}, under {quoted(str(told['shock_title']))}, runs retreat: {said} ({clean(str(subject.sets_file), 60)}, which has a page of its own).")
    command = without_paths(str(subject.stress.attrs["with_parameters_drawn"]))
    return Chance(f"{words} This gives that second answer; put its file behind this one's in concordat report, and it stands here:", command) if command else Chance(words)


def _later(test: Results) -> "list[str]":
    """What the scenario itself does to ways of governing."""
    later = test.attrs["regime_changes"]
    said = [f"{regime_title(str(r))}{words}" for r in test["regime"].values for words in [later_words(str(r), later)] if words]
    return [f"An event of the scenario changes the way of governing in every run: {'; '.join(said[:3])}."] if said else []


def _lead(test: Results) -> "list[str]":
    """How large it must be, of the shock that comes to it first, and whether it comes back."""
    tried = [str(s) for s in dict.fromkeys(test["ladder_shock"].values)]
    reached = [s for s in tried if ((test["ladder_shock"].values == s) & (test["risk_reached"].values == "reached")).any()]
    said = [critical_finding(test, s) + "." for s in (reached or tried)[:1]]
    if reached:
        here = test.sel(shock=reached[0])
        said.append(f"Tried in this test: {size_words(float(here['shock_size']), str(here['shock_unit'].values))}.")
    said += size_notes(test)
    if bool((test["does_nothing"].values == "").any()):
        said.append(recovery_finding(test, worst_shock(test)) + ".")
    return said


def _rules(test: Results) -> "Table | None":
    if test.sizes.get("rule", 0) < 2:
        return None
    rows = []
    for k in range(test.sizes["rule"]):
        rule = str(test["rule"].values[k])
        rows.append((rule_title(rule) + (" (this test)" if rule == str(test.attrs["decision"]) else ""), *_again(test.isel(rule=k), "rule")))
    for k in range(test.sizes.get("assumption", 0)):
        rows.append((f"as in this test, but {clean(str(test['assumption'].values[k]), 60)}", *_again(test.isel(assumption=k), "assumption")))
    first = test.isel(rule=0)
    here = test.sel(shock=str(first["rule_shock"].values))
    caption = (f"What the answer hangs on: {quoted(str(here['shock_title'].values))}, {size_words(float(first['rule_size']), str(here['shock_unit'].values))}, "
               f"under {under(str(first['rule_regime'].values))}, years of joint work")
    return Table(pd.DataFrame(rows, columns=["an organisation …", "without it", "retreat without it", "lost", "95 %", "retreat with it", "95 % of it"]), caption, "rules_of_choice")


def _again(one: Results, dim: str) -> "tuple[str, ...]":
    """Of the cell under one rule or assumption: without the shock, and what it loses with it."""
    why, lost, risk = str(one[f"{dim}_does_nothing"].values), estimate_at(one, f"{dim}_years_lost"), estimate_at(one, f"{dim}_risk")
    without = (years(float(one[f"{dim}_years_of_twin"])), number(float(one[f"{dim}_twin_risk"]), "percent"))
    if why:
        return (*without, why_nothing(why), "–", "–", "–")
    return (*without, years(lost.value), years_interval(lost), number(risk.value, "percent"), interval(risk, "percent"))
