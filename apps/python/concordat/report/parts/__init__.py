"""The parts of a page in their order. Each takes the subject; what the files lack is said instead."""
from typing import Any, Callable

from concordat.report.parts.arms import what_arms_change
from concordat.report.parts.bodies import how_places_fare, who_works_together
from concordat.report.parts.caveats import method, what_it_cannot_tell, what_it_hangs_on
from concordat.report.parts.development import development
from concordat.report.parts.ends import every_run
from concordat.report.parts.money import what_becomes_of_money
from concordat.report.parts.provenance import provenance
from concordat.report.parts.question import what_was_found
from concordat.report.parts.settings import settings
from concordat.report.parts.side_by_side import changes, what_was_changed
from concordat.report.parts.stress import (does_it_come_back, how_large, how_low, is_it_announced, shocks, what_it_costs, what_is_lost, which_way_holds, who_chooses,
                                           who_goes_first)
from concordat.report.parts.table import organisations
from concordat.report.parts.verdicts import how_the_record_compares, what_patterns_show, what_targets_leave
from concordat.report.parts.what_decides import what_decides

PARTS: tuple[Callable[[Any], Any], ...] = (
    what_arms_change, what_decides, what_targets_leave, what_patterns_show, how_the_record_compares,
    development, who_works_together, how_places_fare, every_run, what_becomes_of_money, organisations,
    method, settings, what_it_hangs_on, what_it_cannot_tell, provenance)
STRESS_PARTS: tuple[Callable[[Any], Any], ...] = (
    what_is_lost, how_large, how_low, does_it_come_back, who_goes_first, is_it_announced, which_way_holds, who_chooses, shocks, what_it_costs,
    method, settings, what_it_cannot_tell, provenance)

QUESTION_PARTS: tuple[Callable[[Any], Any], ...] = (what_was_found, method, settings, what_it_cannot_tell, provenance)
SIDE_BY_SIDE_PARTS: tuple[Callable[[Any], Any], ...] = (changes, what_was_changed, method, what_it_cannot_tell, provenance)


def parts_of(kind: str) -> "tuple[Callable[[Any], Any], ...]":
    return {"stress": STRESS_PARTS, "question": QUESTION_PARTS, "side_by_side": SIDE_BY_SIDE_PARTS}.get(kind, PARTS)
