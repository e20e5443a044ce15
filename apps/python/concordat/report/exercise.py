"""A table-top exercise to be printed: a note for who leads it, the news, sheets to cut out, and a last page."""
import os
import pathlib
from typing import Any

import jinja2
from markupsafe import Markup

from concordat import program
from concordat.claims.beside import estimate_in
from concordat.claims.stress import PUT_IN, month_words, under, why_nothing, years
from concordat.claims.words import clean, interval, kept_together, listed, number
from concordat.figures.svg import colour_css
from concordat.report.style import hash_of, shorter
from concordat.written import put_in_place

FOLDER = pathlib.Path(__file__).resolve().parent
TRUST = ((.2, "hardly"), (.4, "a little"), (.6, "half-way"), (.8, "well"), (2., "fully"))
FELT = .02  # a change of trust that a sheet speaks of


def exercise(file: str, output: "str | os.PathLike[str]", *, regime: str = "", shock: str = "") -> None:
    """Writes the pages of the exercise of a stress test's file: of the cell that loses most under the scenario's own form, or of the one named."""
    named = [*([f"--regime={regime}"] if regime else []), *([f"--shock={shock}"] if shock else [])]
    text = exercise_text(program.ask("stress", program.as_word(file), "--exercise", *named))
    put_in_place(os.fspath(output), lambda path: _write(path, text))


def _write(path: str, text: str) -> None:
    pathlib.Path(path).write_text(text, encoding="utf-8", newline="\n")


def exercise_text(told: "dict[str, Any]") -> str:
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(FOLDER), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined)
    environment.filters["clean"] = lambda text, most=600: kept_together(clean(str(text), most))
    body = environment.get_template("exercise.html.jinja").render(told=told, moments=_moments(told), sheets=_sheets(told), model=_model(told), put_in=PUT_IN)
    style = colour_css() + shorter((FOLDER / "page.css").read_text(encoding="utf-8") + (FOLDER / "exercise.css").read_text(encoding="utf-8"))
    policy = f"default-src 'none'; style-src '{hash_of(style)}'; base-uri 'none'; form-action 'none'"
    return environment.get_template("frame.html.jinja").render(title=clean(f"Table-top exercise: {told['title']}", 120), policy=policy, style=Markup(style), script="", body=Markup(body)) + "\n"


def _moments(told: "dict[str, Any]") -> "list[dict[str, Any]]":
    return [{"number": k + 1, "when": f"{month_words(int(one['month']))}, {one['when']}", "news": one["news"], "questions": one["questions"]} for k, one in enumerate(told["moments"])]


def _sheets(told: "dict[str, Any]") -> "list[dict[str, Any]]":
    """A sheet for each kind of body, a strip for each moment, in sentences."""
    sheets = []
    for k, first in enumerate(told["moments"][0]["kinds"]):
        strips: list[dict[str, Any]] = []
        before: dict[str, Any] | None = None
        for moment in told["moments"]:
            one = moment["kinds"][k]
            strips.append({"when": f"{month_words(int(moment['month']))}, {moment['when']}", "said": [pressure_words(one), margin_words(one), trust_words(one, before)]})
            before = one
        sheets.append({"title": str(first["title"]), "bodies": int(first["bodies"]), "turnover": f"{float(first['turnover_million']):,.0f}", "strips": strips})
    return sheets


def pressure_words(one: "dict[str, Any]") -> str:
    """"You feel 1.4 times the financial pressure of an average hospital in 2016/17."""
    pressure = float(one["pressure"])
    return ("You feel about the financial pressure of an average hospital trust in 2016/17." if .95 <= pressure < 1.05 else
            f"You feel {pressure:.1f} times the financial pressure of an average hospital trust in 2016/17.")


def margin_words(one: "dict[str, Any]") -> str:
    """"Over the last twelve months you are £3.2 m short, 0.8 % of your income."""
    if one["margin_million"] is None:
        return "Your accounts of twelve months are not there yet."
    million, share = float(one["margin_million"]), number(abs(float(one["margin"])), "percent")
    if abs(million) < .05:
        return "Over the last twelve months you have broken even."
    return f"Over the last twelve months you {'are' if million < 0 else 'have'} £{abs(million):,.1f} m {'short' if million < 0 else 'left over'}, {share} of your income."


def trust_words(one: "dict[str, Any]", before: "dict[str, Any] | None") -> str:
    """"Your partners trust you a little (31 of 100), less than the last time."""
    trusted = float(one["trusted"])
    change = 0. if before is None else trusted - float(before["trusted"])
    since = "" if before is None else ", as the last time" if abs(change) < FELT else f", {'more' if change > 0 else 'less'} than the last time"
    return f"Your partners trust you {next(word for end, word in TRUST if trusted < end)} ({100 * trusted:.0f} of 100){since}."


def _model(told: "dict[str, Any]") -> "dict[str, Any]":
    """What the model did, in sentences that a facilitator can read out."""
    lost, risk, twin = (estimate_in(told[name]) for name in ("years_lost", "risk", "twin_risk"))
    said = [f"The partnership loses {years(lost.value)} of {years(float(told['years_of_twin']['value']))} years of joint work to it [{years(lost.low)} – {years(lost.high)}]; "
            f"{number(risk.value, 'percent')} of runs {interval(risk, 'percent')} retreat to silos, {number(twin.value, 'percent')} without it. Intervals are for chance alone."]
    if told["recovery"]:
        said.append(_sentence(f"{told['recovery']}"))
    said.append("First to go: " + (_sentence(str(told["first_to_go"])) if told["first_to_go"] else "the partner that the shock is about."))
    others = [f"{under(str(one['regime']))} {why_nothing(str(one['does_nothing'])) if one['does_nothing'] else years(float(one['years_lost']['value']))}" for one in told["other_ways"]]
    if others:
        said.append(f"The same under other ways of governing, years lost: {listed(others)}.")
    rows = [(month_words(int(one["month"])), number(float(one["collaboration"]), "percent"), number(float(one["collaboration_of_twin"]), "percent")) for one in told["moments"]]
    return {"said": said, "rows": rows}


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")
