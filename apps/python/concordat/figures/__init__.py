"""Figures: functions that take a dataset and return a matplotlib figure that knows what it shows."""
from typing import Any

from concordat.figures.arms import arms
from concordat.figures.bodies import bodies
from concordat.figures.carried import carried
from concordat.figures.drawn import Drawn
from concordat.figures.fan import fan
from concordat.figures.forest import forest
from concordat.figures.heat import heat
from concordat.figures.hindcast import hindcast
from concordat.figures.money import money
from concordat.figures.morris import morris
from concordat.figures.network import network
from concordat.figures.overview import overview
from concordat.figures.panels import panels
from concordat.figures.patterns import patterns
from concordat.figures.places import places
from concordat.figures.ridges import ridges
from concordat.figures.sensitivity import sensitivity
from concordat.figures.spread_of_runs import ends
from concordat.figures.stress.asked import keystones, sweep
from concordat.figures.stress.beside import early_warning, first_to_go, low_point
from concordat.figures.stress.fragility import fragility
from concordat.figures.stress.matrix import matrix
from concordat.figures.stress.paths import paths
from concordat.figures.stress.phase_map import phase_map
from concordat.figures.stress.side_by_side import side_by_side
from concordat.figures.stress.survival import survival

KINDS: dict[str, Any] = {"overview": overview, "fan": fan, "ends": ends, "heat": heat, "bodies": bodies, "places": places, "network": network,
                         "money": money, "arms": arms, "forest": forest, "sensitivity": sensitivity, "morris": morris,
                         "ridges": ridges, "carried": carried, "patterns": patterns, "panels": panels, "hindcast": hindcast,
                         "matrix": matrix, "fragility": fragility, "survival": survival, "paths": paths,
                         "low_point": low_point, "first_to_go": first_to_go, "early_warning": early_warning, "keystones": keystones,
                         "sweep": sweep, "phase_map": phase_map, "side_by_side": side_by_side}
NAMING = ("heat", "bodies", "places", "keystones")  # those that can name bodies

__all__ = ["Drawn", "KINDS", "NAMING", *KINDS]
