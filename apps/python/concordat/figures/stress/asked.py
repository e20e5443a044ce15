"""Figures of what a stress test asks beside its matrix: keystones, and pressure up and down again."""
from typing import Any

from concordat.claims.asked import keystone_finding
from concordat.claims.beside import estimate_in
from concordat.claims.stress import regime_title, years, years_interval
from concordat.claims.words import clean, count, listed
from concordat.data.results import Results
from concordat.data.stress import asked_of
from concordat.figures.drawn import Drawn, draws, nothing
from concordat.figures.stress.bars import NONE, dots, lines
from concordat.figures.style import COLUMN

MOST_BODIES = 20


@draws("keystones")
def keystones(test: Results, *, names: bool = False, width: float = COLUMN) -> Drawn:
    """Years of joint work that others do less where a body leaves, and where it refuses; of a file by name where that is asked for."""
    told = asked_of(test, names=names)
    if "keystones" not in told:
        return nothing(width, "Keystones are drawn of the file of concordat stress --keystones.")
    bodies = told["keystones"][:MOST_BODIES]
    series = [(label, [estimate_in(body[key]["years_others_lose"]) if body[key]["acts"] else NONE for body in bodies]) for label, key in (("it leaves", "exit"), ("it refuses", "refusal"))]
    figure = dots([str(body["organisation"]) for body in bodies], series, "years of joint work that others do less", width=width)
    rest = len(told["keystones"]) - len(bodies)
    figure.finding = keystone_finding(told)
    figure.meaning = (f"each leaves, or refuses joint work, for {told['years_away']:.0f} years; 95 % intervals over {count(int(told['pairs']), 'pair')}; under {regime_title(str(told['regime']))}" +
                      (f"; the {len(bodies)} from whom others lose most, of {len(told['keystones'])}" if rest else ""))
    first = [f"{label} {years(values[0].value, 2)} years [{years_interval(values[0])}]" for label, values in series if values[0].value == values[0].value]
    figure.sentence = f"{figure.finding}. In the first row, {clean(str(bodies[0]['organisation']), 80)}, others do less where {listed(first)}."
    return figure


@draws("sweep")
def sweep(test: Results, *, width: float = COLUMN) -> Drawn:
    """Share that collaborates while pressure goes up, and while it comes down again."""
    told = asked_of(test)
    if "loops" not in told:
        return nothing(width, "A sweep is drawn of the file of concordat stress --sweep.")
    slow = [one for one in told["loops"] if one["months_each"] == max(o["months_each"] for o in told["loops"])]
    series = [(("as it is" if one["wears_off"] else "nothing wears off") + f", {way}", one[way]) for one in slow for way in ("up", "down")]
    figure = lines(told["pressures"], series, "pressure imposed (1: the mean acute trust of 2016/17)", width=width)
    figure.finding = f"{loop_words(told)}"
    figure.meaning = f"share of organisations that collaborate in the last year of each level, which lasts {slow[0]['months_each'] // 12} years; means over {count(int(told['pairs']), 'run')}"
    areas = [f"{'as it is' if one['wears_off'] else 'where nothing wears off'} {years(area.value, 2)} [{years_interval(area)}]" for one in slow for area in [estimate_in(one["loop_area"])]]
    figure.sentence = f"{figure.finding}. Area of the loop: {listed(areas)}."
    return figure


def loop_words(told: "dict[str, Any]") -> str:
    """Hysteresis is a loop that stays where levels last longer."""
    own = sorted((one for one in told["loops"] if one["wears_off"]), key=lambda one: one["months_each"])
    if len(own) < 2:
        return "Joint work against pressure, up and down again"
    fast, slow = estimate_in(own[0]["loop_area"]), estimate_in(own[-1]["loop_area"])
    if slow.high < fast.low / 1.5:
        return "Joint work comes back by nearly the way it went: the loop shrinks where pressure changes more slowly"
    return "Joint work comes back later than it went" if slow.low > 0 else "Joint work comes back by the way it went"
