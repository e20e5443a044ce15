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
MARGINS = (-0.25, 0.10)  # beyond these a margin is one-off income or cost
CCG_ALLOCATIONS = 71_853  # £m, all CCGs, 2016/17
PRIMARY_CARE = 7_652  # £m, all of it, 2016/17
CCGS_PAY = 0.60  # of a trust's income
CCG_CAN_PAY = 0.75  # of its own turnover, to trusts

KINDS = {
    "trust_acute": "acute",
    "trust_specialist": "acute",
    "trust_mental_health": "community",
    "trust_community": "community",
    "trust_ambulance": "community",
}
FIRST_YEAR, LAST_YEAR = 2010, 2016  # of single trusts' margins; later years are kept back
# What the hindcast is held against, of targets.csv; beside it, what that has not.
RECORD = (
    "provider_sector_result", "provider_sector_result_accounts", "provider_income",
    "trusts_in_deficit_accounts", "missed_control_total", "fund_size", "fund_paid",
    "trusts_paid_from_fund", "fund_paid_acute", "fund_paid_mental_health", "fund_paid_specialist",
    "fund_paid_community", "fund_paid_ambulance", "ccgs_forecasting_deficit",
    "ccgs_overspent_month_9", "ccgs_overspent_month_8",
)
RECORD_YEARS = ("2016/17", "2017/18", "2018/19")
MORE_RECORD = (
    ("fund_paid", "2016/17", "1800", "GBP m", "excerpt",
     "https://www.theactuary.com/news/2017/06/2017/06/23/nhs-deficit-cut-impossible-two-thirds",
     "all of it"),
    ("fund_size", "2017/18", "1800", "GBP m", "excerpt",
     "https://hfma.org.uk/articles/91-trusts-share-stf-deficit-higher-planned", "as the year before"),
    ("fund_paid_on_targets", "2017/18", "1373", "GBP m", "excerpt",
     "https://hfma.org.uk/articles/91-trusts-share-stf-deficit-higher-planned",
     "on totals and performance, of the 1793 paid"),
    ("provider_sector_result_without_one_off", "2018/19", "-827", "GBP m", "excerpt",
     "https://www.hsj.co.uk/finance-and-efficiency/trust-deficit-shrinks-but-nhsi-reports-large-"
     "underlying-shortfall/7025306.article",
     "without a one-off of 256 for PFI (HFMA 2 March 2020 on NAO)"),
    ("savings_achieved", "2016/17", "3.7", "% of turnover", "excerpt",
     "https://nhsproviders.org/state-of-the-provider-sector-07-17/funding-and-finances",
     "3.1bn of cost improvement"),
)
ICS_MONTH = 5  # of the wave of 2018, of which the table has the year: King's Fund long read line 73
NO_ACCOUNTS = ("", "", "")  # margin, fund, performance: the model draws them by subtype


def read(source, name):
    with open(source / f"{name}.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(output, name, columns, rows):
    (output / name).parent.mkdir(exist_ok=True)
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
        self.accounts = {r["ods"]: r for r in read(source, "money/trust_money")}
        self.patients = {ccg: float(r["registered_patients"]) for ccg, r in self.ccgs.items()}
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


def turnover_of_trust(england, trust):
    """Rule "turnover": £m."""
    return float(england.accounts[trust]["income_k_2016_17"]) / 1e3


def by_patients(england, ccg, allocations):
    """Rule "turnover": a CCG's part of England's allocations."""
    return allocations * england.patients[ccg] / sum(england.patients.values())


def core_fund(accounts):
    """Core share of the sustainability fund over income of some trusts together."""
    fund = sum(float(r["stf_core_k_2016_17"]) for r in accounts)
    return fund / sum(float(r["income_k_2016_17"]) for r in accounts)


def accounts_of_trusts(england):
    """Rule "accounts": {trust: (margin, fund, performance)} as they are written."""
    acute = core_fund([r for r in england.accounts.values() if r["kind"] == "trust_acute"])
    accounts = {}
    for trust, r in england.accounts.items():
        low, high = MARGINS
        margin = min(high, max(low, float(r["surplus_k_2015_16"]) / float(r["income_k_2015_16"])))
        seen = r["ae4h_2015"] if KINDS[r["kind"]] == "acute" else ""
        accounts[trust] = (f"{margin:.5f}", f"{core_fund([r]) / acute:.4f}", seen)
    return accounts


def list_organisations(england):
    """Rows of organisations.csv."""
    rows = []
    accounts = accounts_of_trusts(england)
    for code, r in england.trusts.items():
        kind = r["kind"].removeprefix("trust_")
        flows = "known" if code in england.flows else "assumed"
        rows.append((code, r["name"], KINDS[r["kind"]], kind, r["stp_code"],
                     turnover_of_trust(england, code), "accounts", 0, flows, *accounts[code]))
    for code, r in england.ccgs.items():
        federation = f"GP federation of {short(r['name'])} (synthetic)"
        fed_turnover = by_patients(england, code, PRIMARY_CARE)
        home = r["stp_code"]
        rows.append((code, r["name"], "ccg", "ccg", home, by_patients(england, code, CCG_ALLOCATIONS),
                     "per_patient", 0, "known", *NO_ACCOUNTS))
        rows.append((f"GP-{code}", federation, "gp_federation", "synthetic", home, fed_turnover,
                     "per_patient", 0, "assumed", *NO_ACCOUNTS))
    for code, r in england.councils.items():
        turnover = float(r["asc_net_current_exp_k"]) / 1e3
        reserves = float(r["unallocated_reserves_31mar_k"]) + float(r["earmarked_reserves_31mar_k"])
        reserve = reserves / float(r["total_service_exp_k"])
        name = f"{short(r['name'])} council"
        rows.append((code, name, "council", "council", r["stp_code"], turnover, "known", reserve,
                     "known", *NO_ACCOUNTS))
    return [(*r[:5], f"{r[5]:.3f}", r[6], f"{r[7]:.4f}", *r[8:]) for r in rows]


def list_margins(england, source):
    """Rows of money/margins.csv: a trust's margins by year, empty where it has none."""
    margins = defaultdict(dict)
    for r in read(source, "money/trust_finance_2010_2016"):
        if float(r["income_k"]) > 0:
            margins[r["ods"]][int(r["fy_start"])] = float(r["surplus_k"]) / float(r["income_k"])
    for trust, r in england.accounts.items():  # with bodies that have joined it since
        for year, name in ((2015, "2015_16"), (2016, "2016_17")):
            margins[trust][year] = float(r[f"surplus_k_{name}"]) / float(r[f"income_k_{name}"])
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    return [
        (trust, *(f"{margins[trust][y]:.5f}" if y in margins[trust] else "" for y in years))
        for trust in england.trusts
    ]


def list_record(source):
    """Rows of money/record.csv."""
    rows = [
        tuple(r.values())
        for r in read(source, "money/targets")
        if r["measure"] in RECORD and r["year"] in RECORD_YEARS
    ]
    return rows + list(MORE_RECORD)


def list_contracts(england, places, trust_work, memberships):
    """Rule "contracts": rows of contracts.csv."""
    income = {trust: turnover_of_trust(england, trust) for trust in england.trusts}
    asked = defaultdict(float)
    for trust, work in trust_work.items():
        for ccg, share in work.items():
            asked[ccg] += CCGS_PAY * share * income[trust]
    member_of = {(code, place) for code, place, _ in memberships}
    rows = []
    for trust, work in trust_work.items():
        for ccg, share in work.items():
            can_pay = CCG_CAN_PAY * by_patients(england, ccg, CCG_ALLOCATIONS)
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


def list_integrated(source):
    """Footprint -> first month as an integrated care system; only where the whole of it became one."""
    since = {}
    for row in read(source, "ics_waves"):
        if row["coverage"] != "whole" or not row["announced"]:
            continue
        year, month = int(row["announced"][:4]), int(row["announced"][5:7] or ICS_MONTH)
        since.setdefault(row["stp_code"], (year - 2016) * 12 + month - 4)
    return since


def main(source, output):
    england = England(source)
    trust_work, council_work = work_of_trusts(england), work_of_councils(england)
    places = find_places(england, council_work)
    seats, memberships = list_members(england, places, trust_work, council_work)

    people, names = defaultdict(int), {}
    for ccg, (code, name) in places.items():
        people[code] += england.people[ccg]
        names.setdefault(code, (name, england.footprint_of[ccg]))
    since = list_integrated(source)
    write(output, "footprints", ["code", "name", "slug", "population", "ics_from"],
          [(c, r["name"], slug(r["name"]), r["population"], since.get(c, ""))
           for c, r in england.footprints.items()])
    write(output, "places", ["code", "name", "footprint", "population"],
          [(code, *names[code], people[code]) for code in names])
    write(output, "organisations",
          ["code", "name", "kind", "original_kind", "footprint", "turnover", "turnover_rule",
           "reserve", "work_rule", "margin", "fund", "performance"], list_organisations(england))
    write(output, "seats", ["organisation", "footprint", "share"], seats)
    write(output, "memberships", ["organisation", "place", "share"], memberships)
    write(output, "contracts", ["provider", "commissioner", "place", "work", "share"],
          list_contracts(england, places, trust_work, memberships))
    write(output, "money/margins",
          ["code", *(f"{y}_{y + 1 - 2000}" for y in range(FIRST_YEAR, LAST_YEAR + 1))],
          list_margins(england, source))
    write(output, "money/record",
          ["measure", "year", "value", "unit", "status", "source", "note"], list_record(source))
    write(output, "overlaps", ["ccg", "council", "people"],
          [(*key, n) for key, n in england.overlaps.items()])


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) == 3 else Path(__file__).parent)
