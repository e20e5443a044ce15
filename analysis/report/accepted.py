#!/usr/bin/env python3
"""Lists the sets that a calibration accepted: accepted.py ENSEMBLE.h5 > money_of_2016.csv"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "apps" / "python"))
import concordat  # noqa: E402

sets = concordat.open(sys.argv[1])
table = sets.to_dataframe("point")[list(sets["factor"].values)]
table.to_csv(sys.stdout, index=False, lineterminator="\n", float_format="%.5g")
