"""The page of a machine's results: benchmarks/results/<processor>.md."""
import pathlib
import subprocess

import instructions

HERE = pathlib.Path(__file__).resolve().parent


def number(x):
    return "–" if x is None else f"{x:,.0f}" if x >= 100 else f"{x:.3g}"


def table(heads, rows):
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    return "\n".join(lines + ["| " + " | ".join(map(str, row)) + " |" for row in rows]) + "\n"


def commit():
    done = subprocess.run(["git", "-C", str(HERE), "describe", "--always", "--dirty"],
                          capture_output=True, text=True)
    return done.stdout.strip() or "an unknown commit"


class Results:
    """What was measured, by what it is called."""

    def __init__(self, rows, counts, axes):
        self.rows, self.counts, self.axes = rows, counts, axes

    def row(self, scene, threads=1, lanes=True):
        """Of the lanes that the program takes here, which stand last, or of another version."""
        for row in reversed(self.rows):
            is_lanes = row["version"] not in ("textbook", "numpy")
            if row["scene"] == scene and row["threads"] == threads and \
                    (is_lanes if lanes is True else row["version"] == lanes):
                return row
        return {}

    def ns(self, scene, **which):
        return self.row(scene, **which).get("ns")

    def over(self, scene, version):
        """How many times the lanes are faster than another version in the same run."""
        other, own = self.ns(scene, lanes=version), self.ns(scene)
        return other / own if other and own else None

    def count(self, scene):
        return next((v for (_, what), v in self.counts.items() if what == scene), None)

    def axis(self, name, words):
        return next((a for a in self.axes if a.name == name and words in a.scene), None)

    def speed_up(self, words):
        axis = self.axis("threads", words)
        return axis.costs[0].wall / axis.costs[1].wall if axis else None

    def cost_at(self, words, size, axis="organisations"):
        found = self.axis(axis, words)
        return next((c for c in found.costs if c.size == size), None) if found else None


def pair(one, other):
    return f"{number(one)} / {number(other)}"


def ratio(one, other):
    return one / other if one and other else None


def million(r):
    huge = r.cost_at("100 months", 10**6)
    return f"{huge.processor:.0f} s of processors, {huge.wall:.0f} s by the clock, {huge.memory / 1000:.1f} GB"


def aims(r):
    """What speed is wanted, and what is measured now. Where nothing could be measured: why."""
    place, core, full = "South Yorkshire and Bassetlaw", r.count("core"), r.count("full")
    ten, hundred = (r.cost_at("12 months", n) for n in (10**4, 10**5))
    small = r.cost_at("12 months", 8, axis="runs")
    rows = [
        ("instructions per organisation-month, core: South Yorkshire / England", "828 / 1,048",
         "600 / 700", pair(core, r.count("england_core"))),
        ("time per organisation-month, core: England over South Yorkshire", "1.6–1.9", "1.2",
         number(ratio(r.ns("core, England"), r.ns(f"core, {place}")))),
        ("full model over core, South Yorkshire (now: instructions)", "2.7", "2.5",
         number(ratio(full, core))),
        ("time of CMM-1 / CMM-1g over that of a hand-tuned layout (3.5 / 5.5 ns)", "1.7 / 1.2",
         "1.15 / 1.1", "– (no such program here)"),
        ("times faster than a good textbook program (63 ns), CMM-1", "10.5", "18",
         "– (no such program here)"),
        ("times faster than the textbook program here (94 ns) / than batched NumPy, CMM-1",
         "15.7 / 9.2", "– / 13",
         pair(r.over("CMM-1 N=20", "textbook"), r.over("CMM-1 N=20", "numpy"))),
        ("two threads over one, whole program: South Yorkshire / England", "1.89 / 1.72",
         "1.95 / 1.9", pair(r.speed_up(place), r.speed_up("England"))),
        ("fixed cost of a run (now: 8 runs of 12 months) [million instructions / s]", "495 / .09",
         "100 / .02", pair(r.count("run"), small and small.processor)),
        ("`--version` [million instructions]", "28", "5", number(r.count("version"))),
        ("10,000 / 100,000 organisations, 12 months, 8 runs [processor seconds]", ".9 / 30", ".5 / 5",
         pair(ten and ten.processor, hundred and hundred.processor)),
        ("1,000,000 organisations, 10 partners, 100 months, one run, 2 threads", "does not run",
         "at most 4 GB", million(r)),
    ]
    return table(("", "at commit 04739e2", "aim", "now"), rows)


def scaling(axes):
    text = ""
    for axis in axes:
        text += f"\n**{axis.name.capitalize()}** – {axis.scene}"
        if axis.name == "threads":
            text += f": {axis.costs[0].wall / axis.costs[1].wall:.2f} times faster on two than on one.\n\n"
        else:
            text += (f". Exponent of processor time {axis.exponent():.2f}, between the two largest "
                     f"{axis.last_exponent():.2f}.\n\n")
        text += table((axis.name, "processor [s]", "clock [s]", "memory [MB]"),
                      [(f"{c.size:,}", f"{c.processor:.3g}", f"{c.wall:.3g}", f"{c.memory:,.0f}")
                       for c in axis.costs])
    return text


def write(path, processor, load, rows, counts, axes):
    """`load` is that of the machine before anything was measured."""
    r = Results(rows, counts, axes)
    busy = f"{load:.1f} when this began" + (": **times are not to be trusted, counts are**" if load > .5 else "")
    text = f"""# What runs cost: {processor}

Written by `./dev bench` at commit {commit()}. Load of the machine: {busy}.
[What is measured, and how to read it](../README.md).

An organisation-month is one organisation in one month of one run. *Core* is the model with its main mechanisms, *full*
with every one switched on. *CMM-1* is a micro-model for comparing engines, *CMM-1g* its general form. Instructions are
counted (of AVX2), and do not depend on who else uses the machine; times do, and are of the best that it has.

## Aims of speed
{aims(r)}
What stands for commit 04739e2 was measured on another machine, a Zen 4 with two cores: counts move with the compiler,
times with the machine. The textbook program here is the slower of two: a good one needs two thirds of its time.

## Beside a textbook program and NumPy
*ns* and *instructions* are for one agent in one step, or one organisation in one month; *avx512*, *avx2* and *sse2* are
this project's engine, and the program takes the first of them that a processor has. Valgrind cannot count what is
AVX-512. With one thread times are of the processor, with two of the clock.

{table(("scene", "version", "threads", "instructions", "times textbook", "ns", ""),
       [(x["scene"], x["version"], x["threads"], number(x.get("instructions")),
         number(x.get("times_textbook")), number(x.get("ns")), x.get("note") or "") for x in rows])}
## How cost grows
`concordat run`, the whole program with its result file. Processor seconds are of all threads together; an exponent of
1 means in proportion.
{scaling(axes)}"""
    path.write_text(text)


def counts_of(build):
    """Every scene's count on this machine's instruction set."""
    lanes = instructions.run.counted_lanes()
    return dict(instructions.measure(build, [(lanes, scene) for scene in instructions.SCENES]))
