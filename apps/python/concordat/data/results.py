"""What `concordat.open` gives: an xarray.Dataset whose tables have one row for each thing."""
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr

THINGS = ("run", "month", "organisation", "place", "point", "arm")


class Results(xr.Dataset):
    """A tidy dataset. `attrs["kind"]` says of what: run, study, calibration, comparison, ..."""

    __slots__ = ()

    def to_dataframe(self, of: Any = None, dim_order: Any = None) -> pd.DataFrame:  # type: ignore[override]
        """One row for each `of`: "run" (the default), "month", "organisation", "place", "point", "arm".

        Of a month, organisation or place there is a row for each quantity as well, with its unit.
        """
        if of is None:
            of = next((thing for thing in THINGS if thing in self.dims), None)
        if of not in self.dims:
            known = ", ".join(thing for thing in THINGS if thing in self.dims)
            raise ValueError(f'to_dataframe("{of}"): not in this file, which has {known}')
        own = [name for name, values in self.variables.items()
               if of in values.dims and set(values.dims) <= {of} | _beside(self, of)]
        return _table(self[own], of)


def _beside(dataset: xr.Dataset, thing: str) -> set[str]:
    """The axis of quantities that goes with a thing."""
    quantities = {"run": "outcome", "month": "series", "organisation": "organisation_quantity",
                  "place": "place_quantity", "arm": "outcome", "point": ""}[thing]
    return {quantities, "quantile"} - {""} if thing != "run" else {"outcome"}


def _table(dataset: xr.Dataset, thing: str) -> pd.DataFrame:
    plain = xr.Dataset(dict(dataset.variables))
    if "quantile" in plain.dims:  # a column for each
        for name in [n for n, v in plain.data_vars.items() if "quantile" in v.dims]:
            for level in plain["quantile"].values:
                plain[f"quantile_{level:g}"] = plain[name].sel(quantile=level).drop_vars("quantile")
            plain = plain.drop_vars(name)
        plain = plain.drop_vars("quantile", errors="ignore")
    if thing == "run" and "outcome" in plain.dims:
        wide = plain["outcome_value"].to_pandas()
        rest = plain.drop_dims("outcome").to_dataframe()
        return rest.join(wide)
    index = [thing, *[d for d in plain.dims if d != thing]]
    return xr.Dataset.to_dataframe(plain, dim_order=index) if len(plain.dims) > 1 else \
        xr.Dataset.to_dataframe(plain)


def text_of(value: Any) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def texts(values: Any) -> np.ndarray:
    return np.array([text_of(value) for value in np.asarray(values).ravel()], dtype=object)
