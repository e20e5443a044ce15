"""A dataset as plain tables: one for each set of axes, every column with its type, unit and meaning."""
from dataclasses import dataclass
from typing import Any, Iterator

import numpy as np
import pandas as pd
import xarray as xr

from concordat.data.meanings import meaning_of
from concordat.data.results import Results

ORDER = ("run", "point", "factor", "month", "organisation", "place")  # of keys; axes of quantities come before
ROWS_AT_ONCE = 1 << 17
TYPES = {"b": "boolean", "i": "integer", "u": "integer", "f": "number", "M": "date"}
LABELLED = {"organisation": "body", "place": "place"}


@dataclass
class Column:
    name: str
    kind: str  # as Frictionless Data calls it
    unit: str
    meaning: str


@dataclass
class DataTable:
    """Its rows come in pieces: those of every run's months need not fit into memory."""
    name: str
    keys: list[str]
    columns: list[Column]
    pieces: Iterator[pd.DataFrame]


def tables_of(dataset: Results, *, names: bool = False) -> list[DataTable]:
    """All that is in it; of nothing no table. Without `names` bodies and places have numbers, and no code or name."""
    plain = _unnamed(dataset) if not names else xr.Dataset(dict(dataset.variables), attrs=dataset.attrs)
    groups: dict[tuple[str, ...], list[str]] = {}
    for name, values in plain.variables.items():
        axes = tuple(sorted((str(d) for d in values.dims if d != "quantile"), key=_place))
        if ("run" in axes and "outcome" in axes) or str(name) == "quantile":
            axes = ("run",) if name != "quantile" else ()
        if axes and str(name) not in axes:
            groups.setdefault(axes, []).append(str(name))
        elif axes == (str(name),):
            groups.setdefault(axes, [])
    return [_table(plain, axes, held) for axes, held in groups.items() if (held or len(axes) == 1) and all(plain.sizes[axis] for axis in axes)]


def _place(axis: str) -> tuple[int, str]:
    return (ORDER.index(axis) if axis in ORDER else -1, axis)


def _unnamed(dataset: Results) -> xr.Dataset:
    plain = xr.Dataset(dict(dataset.variables), attrs=dataset.attrs)
    for axis, word in LABELLED.items():
        if axis in plain.dims:
            labels = np.array([f"{word} {k + 1}" for k in range(plain.sizes[axis])], dtype=object)
            plain = plain.drop_vars([axis, f"{axis}_name"], errors="ignore").assign_coords({axis: (axis, labels)})
    return plain


def _table(dataset: xr.Dataset, axes: tuple[str, ...], names: list[str]) -> DataTable:
    first = _piece(dataset, axes, names, slice(0, 1))
    has_units = any(_has_units(axis, axes, dataset) for axis in axes)
    columns = []
    for name in first.columns:
        if name == "unit" and "unit" not in dataset:
            columns.append(Column("unit", "string", "", "of the values in this row"))
            continue
        unit, meaning = meaning_of(str(name), dataset)
        columns.append(Column(str(name), TYPES.get(first[name].dtype.kind, "string"), "" if has_units else unit, meaning))
    return DataTable("_".join(axes), list(axes), columns, _pieces(dataset, axes, names))


def _has_units(axis: str, axes: tuple[str, ...], dataset: xr.Dataset) -> bool:
    """Whether values in a row have the unit of this axis; the unit of a shock is that of its size alone."""
    return len(axes) > 1 and axis != "shock" and f"{axis}_unit" in dataset


def _pieces(dataset: xr.Dataset, axes: tuple[str, ...], names: list[str]) -> Iterator[pd.DataFrame]:
    along = int(dataset.sizes[axes[0]])
    others = int(np.prod([dataset.sizes[axis] for axis in axes[1:]]))
    step = max(1, ROWS_AT_ONCE // max(1, others))
    for start in range(0, along, step):
        yield _piece(dataset, axes, names, slice(start, start + step))


def _piece(dataset: xr.Dataset, axes: tuple[str, ...], names: list[str], rows: slice) -> pd.DataFrame:
    """Rows of the first axis, each with all of the others."""
    some = dataset[names].isel({axes[0]: rows}) if names else dataset[[axes[0]]].isel({axes[0]: rows})
    sizes = [_size(dataset, axis, rows if axis == axes[0] else slice(None)) for axis in axes]
    columns: dict[str, Any] = {}
    for k, axis in enumerate(axes):
        labels = dataset[axis].values if axis in dataset.variables else np.arange(dataset.sizes[axis])
        own = labels[rows] if k == 0 else labels
        shape = [1] * len(axes)
        shape[k] = sizes[k]
        columns[axis] = np.broadcast_to(own.reshape(shape), sizes).ravel()
        if _has_units(axis, axes, dataset):
            units = dataset[f"{axis}_unit"].values
            columns["unit"] = np.broadcast_to((units[rows] if k == 0 else units).reshape(shape), sizes).ravel()
    for name in names:
        _add(columns, some[name], name, axes, dataset)
    return pd.DataFrame(columns)


def _size(dataset: xr.Dataset, axis: str, rows: slice) -> int:
    return len(range(*rows.indices(int(dataset.sizes[axis]))))


def _add(columns: "dict[str, Any]", values: xr.DataArray, name: str, axes: tuple[str, ...], dataset: xr.Dataset) -> None:
    """A column, or one for each quantile or outcome."""
    wide = next((str(d) for d in values.dims if d not in axes), None)
    if wide is None:
        columns[name] = values.transpose(*axes).values.ravel()
        return
    for k, label in enumerate(dataset[wide].values):
        column = str(label) if wide == "outcome" else f"{name}_{label:g}"
        columns[column] = values.isel({wide: k}).transpose(*axes).values.ravel()
