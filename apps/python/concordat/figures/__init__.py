"""Figures: functions that take a dataset and return a matplotlib figure that knows what it shows."""
from concordat.figures.fan import fan
from concordat.figures.spread_of_runs import ends

KINDS = {"fan": fan, "ends": ends}
