#!/usr/bin/env python3
"""Makes the CSV files of this folder: make.py SOURCE [OUTPUT]

SOURCE holds the compiled public sources (README.md, "Where it comes from"); OUTPUT is this folder
unless told. Every rule stands in README.md under the same name. Standard library only.
"""

import csv
import math
import sys
from collections import defaultdict
from pathlib import Path

JOINS_AT = 0.05  # share of the organisation's work (councils: or of the footprint's people)
POUNDS_PER_SQUARE_METRE = 3250
POUNDS_PER_PATIENT_CCG = 1262
POUNDS_PER_PATIENT_FEDERATION = 150
FLOOR_AREA_SLIPS = {"RWR": 10}  # 615,252 m2, 3.5 times the next largest of its kind: a decimal place
CCGS_PAY = 0.60  # of a trust's income
CCG_CAN_PAY = 0.75  # of its own turnover, to trusts

KINDS = {
    "trust_acute": "acute",
    "trust_specialist": "acute",
    "trust_mental_health": "community",
    "trust_community": "community",
    "trust_ambulance": "community",
}


def read(source, name):
    with open(source / f"{name}.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(output, name, columns, rows):
    with open(output / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(sorted(rows))


def slug(name):
    letters = "".join(c if c.isalnum() else " " for c in name.lower().replace("'", ""))
    return "_".join(letters.split())


def short(name):
    """'NHS Bassetlaw CCG' -> 'Bassetlaw', 'Bristol, City of' -> 'Bristol'."""
    for ending in (" CCG", ", City of", ", County of"):
        name = name.removesuffix(ending)
    return name.removeprefix("NHS ")


def decimals(share):
    """Six decimals, rounded down: sums stay at or below 1, and caps hold."""
    return f"{math.floor(share * 1e6 + 1e-4) / 1e6:.6f}"


def largest(shares):
    """Key of the largest value; the first by name of equals."""
    return min(shares, key=lambda key: (-shares[key], key))


class England:
    """The sources, by code."""

    def __init__(self, source):
        self.footprints = {r["code"]: r for r in read(source, "stps")}
        self.trusts = {r["ods"]: r for r in read(source, "trusts")}
        self.ccgs = {r["ccg_ods"]: r for r in read(source, "ccgs")}
        self.councils = {r["ons"]: r for r in read(source, "councils")}
        self.overlaps = {  # people of a CCG and a council
            (r["ccg_ods"], r["council_ons"]): int(r["shared_population"])
            for r in read(source, "overlaps")
        }
        self.people = {ccg: int(r["pop_mid2017"]) for ccg, r in self.ccgs.items()}
        self.footprint_of = {ccg: r["stp_code"] for ccg, r in self.ccgs.items()}
        self.flows = defaultdict(lambda: defaultdict(float))
        for r in read(source, "flows"):
            self.flows[r["trust_2017"]][r["ccg_ods"]] += float(r["share_of_trust"])


def work_of_trusts(england):
    """Rule "flows": {trust: {CCG: share of the trust's work}}, summing to 1."""
    work = {}
    for trust, row in sorted(england.trusts.items()):
        flows = england.flows.get(trust) or {
            ccg: england.people[ccg]
            for ccg, footprint in england.footprint_of.items()
            if footprint == row["stp_code"]
        }
        total = sum(flows.values())
        work[trust] = {ccg: flow / total for ccg, flow in sorted(flows.items())}
    return work


def work_of_councils(england):
    """{council: {CCG: share of the council's people}}, summing to 1."""
    people = defaultdict(dict)
    for (ccg, council), shared in sorted(england.overlaps.items()):
        people[council][ccg] = shared
    return {
        council: {ccg: n / sum(ccgs.values()) for ccg, n in ccgs.items()}
        for council, ccgs in people.items()
    }


def find_places(england, council_work):
    """Rule "places": {CCG: (place code, place name)}."""
    groups = defaultdict(list)
    for ccg in sorted(england.ccgs):
        people = {k: n for (c, k), n in england.overlaps.items() if c == ccg}
        groups[england.footprint_of[ccg], largest(people)].append(ccg)
    places = {}
    for (footprint, council), ccgs in groups.items():
        inside = sum(
            share
            for ccg, share in council_work[council].items()
            if england.footprint_of[ccg] == footprint
        )
        if inside > 0.5:
            name = short(england.councils[council]["name"])
        else:
            name = " and ".join(short(england.ccgs[ccg]["name"]) for ccg in ccgs)
        places.update({ccg: (slug(name), name) for ccg in ccgs})
    return places


def summed(work, group_of):
    """Work by CCG -> work by group of CCGs."""
    sums = defaultdict(float)
    for ccg, share in work.items():
        sums[group_of[ccg]] += share
    return dict(sums)


def join(england, places, work, home=None, footprint_people=None):
    """Rule "who joins": ({footprint: share}, {place: share}) of one organisation."""
    by_footprint = summed(work, england.footprint_of)
    seats = {
        footprint: share
        for footprint, share in by_footprint.items()
        if share >= JOINS_AT
        or footprint in (home, largest(by_footprint))
        or (footprint_people and footprint_people[footprint] >= JOINS_AT)
    }
    memberships = {}
    for footprint in seats:
        inside = {ccg: w for ccg, w in work.items() if england.footprint_of[ccg] == footprint}
        by_place = summed(inside, {ccg: places[ccg][0] for ccg in inside})
        chosen = largest(by_place)
        memberships |= {p: w for p, w in by_place.items() if w >= JOINS_AT or p == chosen}
    return seats, memberships


def turnover_of_trust(row):
    """Rule "turnover": (£m, rule)."""
    if row["income_2018_19"]:
        return float(row["income_2018_19"]) / 1e6, "known"
    slip = FLOOR_AREA_SLIPS.get(row["ods"])
    area = float(row["floor_area_m2"]) / (slip or 1)
    return area * POUNDS_PER_SQUARE_METRE / 1e6, "floor_area_corrected" if slip else "floor_area"


def list_organisations(england):
    """Rows of organisations.csv."""
    rows = []
    for code, r in england.trusts.items():
        turnover, rule = turnover_of_trust(r)
        kind = r["kind"].removeprefix("trust_")
        flows = "known" if code in england.flows else "assumed"
        rows.append((code, r["name"], KINDS[r["kind"]], kind, r["stp_code"], turnover, rule, 0, flows))
    for code, r in england.ccgs.items():
        patients = float(r["registered_patients"])
        federation = f"GP federation of {short(r['name'])} (synthetic)"
        ccg_turnover = patients * POUNDS_PER_PATIENT_CCG / 1e6
        fed_turnover = patients * POUNDS_PER_PATIENT_FEDERATION / 1e6
        home = r["stp_code"]
        rows.append((code, r["name"], "ccg", "ccg", home, ccg_turnover, "per_patient", 0, "known"))
        rows.append((f"GP-{code}", federation, "gp_federation", "synthetic", home, fed_turnover,
                     "per_patient", 0, "assumed"))
    for code, r in england.councils.items():
        turnover = float(r["asc_net_current_exp_k"]) / 1e3
        reserves = float(r["unallocated_reserves_31mar_k"]) + float(r["earmarked_reserves_31mar_k"])
        reserve = reserves / float(r["total_service_exp_k"])
        name = f"{short(r['name'])} council"
        rows.append((code, name, "council", "council", r["stp_code"], turnover, "known", reserve, "known"))
    return [(*r[:5], f"{r[5]:.3f}", r[6], f"{r[7]:.4f}", r[8]) for r in rows]


def list_contracts(england, places, trust_work, memberships):
    """Rule "contracts": rows of contracts.csv."""
    income = {trust: turnover_of_trust(r)[0] for trust, r in england.trusts.items()}
    asked = defaultdict(float)
    for trust, work in trust_work.items():
        for ccg, share in work.items():
            asked[ccg] += CCGS_PAY * share * income[trust]
    member_of = {(code, place) for code, place, _ in memberships}
    rows = []
    for trust, work in trust_work.items():
        for ccg, share in work.items():
            patients = float(england.ccgs[ccg]["registered_patients"])
            can_pay = CCG_CAN_PAY * patients * POUNDS_PER_PATIENT_CCG / 1e6
            paid = CCGS_PAY * share * min(1, can_pay / asked[ccg])
            place = places[ccg][0] if (trust, places[ccg][0]) in member_of else ""
            rows.append((trust, ccg, place, decimals(share), decimals(paid)))
    for ccg in england.ccgs:
        rows.append((f"GP-{ccg}", ccg, places[ccg][0], decimals(1), decimals(1)))
    return rows


def list_members(england, places, trust_work, council_work):
    """Rows of seats.csv and memberships.csv."""
    seats, memberships = [], []

    def add(code, joined, places_joined):
        seats.extend((code, footprint, decimals(share)) for footprint, share in joined.items())
        memberships.extend((code, place, decimals(share)) for place, share in places_joined.items())

    for code, row in england.trusts.items():
        joined, places_joined = join(england, places, trust_work[code], row["stp_code"])
        add(code, joined, {} if row["kind"] == "trust_ambulance" else places_joined)
    for ccg in england.ccgs:
        for code in (ccg, f"GP-{ccg}"):
            add(code, {england.footprint_of[ccg]: 1}, {places[ccg][0]: 1})
    for code, work in council_work.items():
        council_people = sum(n for (_, k), n in england.overlaps.items() if k == code)
        footprint_people = {
            footprint: share * council_people / int(england.footprints[footprint]["population"])
            for footprint, share in summed(work, england.footprint_of).items()
        }
        add(code, *join(england, places, work, None, footprint_people))
    return seats, memberships


def main(source, output):
    england = England(source)
    trust_work, council_work = work_of_trusts(england), work_of_councils(england)
    places = find_places(england, council_work)
    seats, memberships = list_members(england, places, trust_work, council_work)

    people, names = defaultdict(int), {}
    for ccg, (code, name) in places.items():
        people[code] += england.people[ccg]
        names.setdefault(code, (name, england.footprint_of[ccg]))
    write(output, "footprints", ["code", "name", "slug", "population"],
          [(c, r["name"], slug(r["name"]), r["population"]) for c, r in england.footprints.items()])
    write(output, "places", ["code", "name", "footprint", "population"],
          [(code, *names[code], people[code]) for code in names])
    write(output, "organisations",
          ["code", "name", "kind", "original_kind", "footprint", "turnover", "turnover_rule",
           "reserve", "work_rule"], list_organisations(england))
    write(output, "seats", ["organisation", "footprint", "share"], seats)
    write(output, "memberships", ["organisation", "place", "share"], memberships)
    write(output, "contracts", ["provider", "commissioner", "place", "work", "share"],
          list_contracts(england, places, trust_work, memberships))
    write(output, "overlaps", ["ccg", "council", "people"],
          [(*key, n) for key, n in england.overlaps.items()])


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) == 3 else Path(__file__).parent)
