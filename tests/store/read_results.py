"""Opens a result file of the test's fake job with the readers that people use, and checks it.

usage: read_results.py FILE RUNS
"""
import sys

import h5py
import netCDF4
import numpy as np
import xarray as xr

path, runs = sys.argv[1], int(sys.argv[2])
MASK = (1 << 64) - 1


def share_of(run, index):
    """The fake simulation's value, as the C++ side computes it."""
    mixed = ((run + 1) * 0x9E3779B97F4A7C15 + (index + 1) * 0xD1B54A32D192ED03) & MASK
    mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
    return (mixed >> 40) * 2.0**-24


def expected(salt, width):
    return np.array([[share_of(run, salt + i) for i in range(width)] for run in range(runs)])


failed = np.arange(runs) % 97 == 96
sound = ~failed
series = expected(1000, 12).reshape(runs, 2, 6)
series[:, 1] = np.clip(series[:, 1], -0.5, 0.75)
organisations = expected(3000, 6).reshape(runs, 2, 3)

for engine in ("netcdf4", "h5netcdf"):
    with xr.open_dataset(path, engine=engine) as data:
        assert dict(data.sizes) == {
            "run": runs, "month": 6, "bin": 256, "quantile": 7, "organisation": 3, "place": 2,
        }, data.sizes
        assert list(data.organisation.values) == ["RHQ", "X02", "Z9"]
        assert list(data.organisation_name.values) == ["St Mary's Trust", "Côte Santé CCG", "Council"]
        assert list(data.organisation_kind.values) == ["acute", "ccg", "council"]
        assert list(data.place_name.values) == ["King's Lynn", "Môn"]
        assert str(data.month.values[0])[:10] == "2016-04-01"
        assert str(data.month.values[-1])[:10] == "2016-09-01"
        for name, variable in data.variables.items():
            assert "long_name" in variable.attrs, name
            assert name == "month" or variable.attrs["units"], name
            assert "phony" not in str(variable.dims), name
        assert "Conventions" not in data.attrs  # no claim beyond what is tested here
        for name in ("organisation_name", "organisation_kind", "place_name", "replicate", "design_point"):
            assert name in data.coords, name
        assert all(name.isidentifier() for name in data.variables)
        means = data.filter_by_attrs(about="series", statistic="mean")
        assert set(means.data_vars) == {"collaboration_mean", "pressure_mean"}, means
        assert data.attrs["seed"] == 2**64 - 1
        assert "not a forecast" in data.attrs["comment"]
        assert len(data.attrs["digest"]) == 32
        assert str(data.scenario.values) == "footprint: \"Cymru's border\"\nmonths: 6\n"

        assert (data.replicate.values == np.arange(runs)).all()
        assert (data.failed.values == failed).all()
        assert np.isnan(data.retreat.values[failed]).all()
        assert (data.retreat.values[sound] == expected(2000, 1)[sound, 0].astype("f4")).all()
        assert data.retreat_month.attrs["units"] == "month"

        for i, name in enumerate(("collaboration", "pressure")):
            values = series[sound, i]
            step = data[name + "_histogram"].attrs["high"] - data[name + "_histogram"].attrs["low"]
            np.testing.assert_allclose(data[name + "_mean"], values.mean(axis=0), rtol=1e-9)
            np.testing.assert_allclose(data[name + "_sd"], values.std(axis=0, ddof=1), rtol=1e-9)
            assert (data[name + "_histogram"].sum("bin") == sound.sum()).all()
            assert (data[name + "_count"] == sound.sum()).all()
            low, high = (np.quantile(values, q, axis=0, method=m)
                         for q, m in ((0.5, "lower"), (0.5, "higher")))
            median = data[name + "_quantile"].sel(quantile=0.5).values
            assert (low - step / 256 <= median).all() and (median <= high + step / 256).all()
            # trajectories, unpacked by the reader: half a step of the packing off at most
            paths = data[name + "_runs"]
            assert paths.dims == ("run", "month")
            np.testing.assert_allclose(paths.values[sound], values, atol=0.51 * step / 65534)
            assert np.isnan(paths.values[failed]).all()
            np.testing.assert_allclose(paths.mean("run"), data[name + "_mean"], atol=step / 65534)
            np.testing.assert_allclose(paths.std("run", ddof=1), data[name + "_sd"], rtol=1e-4)
        clipped = (expected(1000, 12).reshape(runs, 2, 6)[sound, 1] > 0.75).sum(axis=0)
        assert (data.pressure_clipped.values == clipped).all() and clipped.sum() > 0

        margin = organisations[sound, 1]
        np.testing.assert_allclose(data.organisation_margin_mean, margin.mean(axis=0), rtol=1e-9)
        np.testing.assert_allclose(data.organisation_margin_sd, margin.std(axis=0, ddof=1), rtol=1e-9)
        assert data.organisation_margin_runs.dims == ("run", "month", "organisation")
        margins = expected(5000, 36).reshape(runs, 2, 6, 3)[sound, 1]
        np.testing.assert_allclose(data.organisation_margin_runs.values[sound], margins, atol=2 / 65534)
        assert data.place_integration_mean.dims == ("place",)
        places = expected(6000, 12).reshape(runs, 1, 6, 2)[sound, 0]
        assert data.place_integration_runs.dims == ("run", "month", "place")
        np.testing.assert_allclose(data.place_integration_runs.values[sound], places, atol=1 / 65534)

with h5py.File(path) as file:
    for name, item in file.items():
        if name == "run_on":  # what a longer job goes on from
            assert list(item) == ["moments"]
            continue
        assert isinstance(item, h5py.Dataset), name
        for axis in item.dims:
            assert h5py.h5ds.is_scale(item.id) or len(axis) == 1, f"{name}: an axis without a scale"
    steps = np.rint(series[sound, 0] * 2**24).astype(np.int64).astype(object)
    assert list(file["collaboration_sum"]) == list(steps.sum(axis=0))
    squares = [int(high) << 64 | int(low) for low, high in
               zip(file["collaboration_squares_low"], file["collaboration_squares_high"])]
    assert squares == list((steps * steps).sum(axis=0))

with netCDF4.Dataset(path, "a") as data:  # people add to their files
    data.setncattr("note", "added")
    data.createVariable("added", "f8", ("month",))[:] = 1

print("read by h5py, netCDF4 and xarray")
