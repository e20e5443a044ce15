#!/usr/bin/env python3
"""Lists the sets that a calibration accepted: accepted.py ENSEMBLE.h5 > money_of_2016.csv"""

import csv
import sys

import h5py

with h5py.File(sys.argv[1]) as file:
    paths = [path.decode() for path in file["factor"][:]]
    columns = [file[f"factor_{path}"][:] for path in paths]
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(paths)
    for row in zip(*columns):
        table.writerow(f"{value:.5g}" for value in row)
