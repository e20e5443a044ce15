"""What a calibration leaves open: where the accepted sets lie in the range from which each parameter was drawn."""
import numpy as np
import pandas as pd

from concordat.claims.words import clean, listed, number
from concordat.data.results import Results
from concordat.figures.axes import rows_of
from concordat.figures.drawn import Drawn, draws, new_figure, nothing
from concordat.figures.style import COLUMN, LIGHT

NARROWER = .3  # of the spread of the whole range gone: then the targets constrain a parameter
GRID = np.linspace(0, 1, 61)


def _in_range(calibration: Results, factor: str) -> np.ndarray:
    """From 0 to 1 as it was drawn; where the file does not say from where, in the sets' own range."""
    drawn = calibration["drawn_unit"].sel(factor=factor).values
    if np.isfinite(drawn).all():
        return drawn
    values = calibration[factor].values.astype(float)
    return (values - values.min()) / (np.ptp(values) or 1)


def is_range_known(calibration: Results) -> bool:
    return bool(np.isfinite(calibration["drawn_unit"].values).all())


def narrowing(unit: np.ndarray) -> float:
    """1 - sd of the sets over sd of the whole range, as the program has it."""
    return float(1 - np.sqrt(12 * np.var(unit)))


@draws("ridges")
def ridges(calibration: Results, *, width: float = COLUMN) -> Drawn:
    """A ridge is high where many accepted sets lie; left and right are the ends of the range from which it was drawn."""
    if calibration.attrs.get("kind") != "calibration":
        return nothing(width, "Ridges are drawn of the file that calibrate keeps.")
    factors = [str(f) for f in calibration["factor"].values]
    if calibration.sizes["point"] < 2:
        return nothing(width, "A single set was accepted: it shows no distribution.")
    unit = np.column_stack([_in_range(calibration, f) for f in factors])
    narrower = [narrowing(unit[:, k]) for k in range(len(factors))]
    order = np.argsort([-n for n in narrower], kind="stable")
    figure = new_figure(width, 10 + 7.5 * len(factors))
    axes = figure.subplots()
    rows = rows_of(axes, [clean(factors[k], 30) for k in order], fontsize=6.5)
    densities = [_density(unit[:, k]) for k in order]
    most = max(float(d.max()) for d in densities)
    for at, k, density in zip(rows, order, densities):
        found = narrower[k] >= NARROWER
        axes.axhline(at - .3, color=LIGHT["rule"], linewidth=.5, zorder=0)
        axes.fill_between(GRID, at - .3, at - .3 + 1.1 * density / most, color=LIGHT["line" if found else "faint"], alpha=.35, linewidth=0)
        axes.plot(GRID, at - .3 + 1.1 * density / most, color=LIGHT["line" if found else "faint"], linewidth=1,
                  linestyle="-" if found else (0, (3, 1.5)))
        axes.plot(np.median(unit[:, k]), at - .3, "|", color=LIGHT["ink"], markersize=6, markeredgewidth=1.2)
    axes.set_ylim(-.6, len(factors) + .1)
    axes.set_xlim(0, 1)
    axes.set_xticks([0, .5, 1], ["least", "of the range drawn from" if is_range_known(calibration) else "of the accepted sets", "most"])
    _say(figure, calibration, factors, narrower, order)
    return figure


def _density(unit: np.ndarray) -> np.ndarray:
    """By Gaussian kernels, reflected at the ends; Silverman's width."""
    width = max(.02, 1.06 * float(np.std(unit)) * len(unit) ** -.2)
    points = np.concatenate([unit, -unit, 2 - unit])
    return np.exp(-.5 * ((GRID[:, None] - points) / width) ** 2).sum(axis=1) / (len(unit) * width)


def _say(figure: Drawn, calibration: Results, factors: "list[str]", narrower: "list[float]", order: np.ndarray) -> None:
    known = [factors[k] for k in order if narrower[k] >= NARROWER]
    open_ = [factors[k] for k in order if narrower[k] < NARROWER]
    figure.finding = f"The targets constrain {listed(known[:3])}" + (f" and {len(known) - 3} more" if len(known) > 3 else "") if known else \
        "The targets constrain none of the parameters"
    if open_ and known:
        figure.finding += f"; they leave {listed(open_) if len(open_) <= 2 else str(len(open_)) + ' others'} open"
    figure.meaning = f"where {calibration.sizes['point']:,} accepted sets lie; mark: median; dashed: hardly narrower than the range"
    values = {f: calibration[f].values.astype(float) for f in factors}
    figure.sentence = "Medians of the accepted sets: " + "; ".join(f"{f} {number(float(np.median(values[f])))}" for f in factors[:8]) + "."
    figure.table = pd.DataFrame({
        "parameter": [factors[k] for k in order],
        "median": [number(float(np.median(values[factors[k]]))) for k in order],
        "90 % of sets": [f"{number(float(np.quantile(values[factors[k]], .05)))} – {number(float(np.quantile(values[factors[k]], .95)))}" for k in order],
        "narrower by": [number(max(0., narrower[k]), "percent") for k in order],
        "constrained": ["yes" if narrower[k] >= NARROWER else "hardly or not" for k in order]})
