"""The page of a machine's results: benchmarks/results/<processor>.md."""
import pathlib
import subprocess

import instructions

HERE = pathlib.Path(__file__).resolve().parent
LAYOUT = {"CMM-1": 46, "CMM-1g": 64}  # instructions of a hand-tuned layout, for each agent and step


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
        """Of the lanes, or of another version."""
        for row in self.rows:
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

    def cost_at(self, words, size):
        axis = self.axis("organisations", words)
        return next((c for c in axis.costs if c.size == size), None) if axis else None


def pair(one, other):
    return f"{number(one)} / {number(other)}"


def ratio(one, other):
    return one / other if one and other else None


def aims(r):
    """The table of issue 20, with what is measured now beside it."""
    place, core, full = "South Yorkshire and Bassetlaw", r.count("core"), r.count("full")
    ten, hundred = (r.cost_at("12 months", n) for n in (10**4, 10**5))
    million = r.cost_at("100 months", 10**6)
    rows = [
        ("instructions per organisation-month, core, South Yorkshire / England", "828 / 1,048",
         "600 / 700", pair(core, r.count("england_core"))),
        ("full model over core, instructions, South Yorkshire", "2.7", "2.5", number(ratio(full, core))),
        ("CMM-1 / CMM-1g, instructions over those of a hand-tuned layout (46 / 64)", "–", "1.15 / 1.1",
         pair(*(ratio(r.count(c), LAYOUT[n]) for c, n in (("cmm_1", "CMM-1"), ("cmm_1g", "CMM-1g"))))),
        ("CMM-1 over the textbook program here / over batched NumPy", "15.7 / 9.2", "– / 13",
         pair(r.over("CMM-1 N=20", "textbook"), r.over("CMM-1 N=20", "numpy"))),
        ("time per organisation-month, England over South Yorkshire, core", "1.6–1.9", "1.2",
         number(ratio(r.ns("core, England"), r.ns(f"core, {place}")))),
        ("two threads over one, South Yorkshire / England, whole program", "1.89 / 1.72", "1.95 / 1.9",
         pair(r.speed_up(place), r.speed_up("England"))),
        ("a whole small run [million instructions]", "495", "100", number(r.count("run"))),
        ("`--version` [million instructions]", "28", "5", number(r.count("version"))),
        ("10,000 / 100,000 organisations, 12 months, 8 runs [s of processors]", ".9 / 30", ".5 / 5",
         pair(ten and ten.processor, hundred and hundred.processor)),
        ("1,000,000 organisations, 10 partners, 100 months, one run, 2 threads", "does not run",
         "runs, at most 4 GB",
         f"{million.wall:.0f} s, {million.memory / 1000:.1f} GB" if million else "not measured"),
    ]
    return table(("", "at 04739e2", "aim", "now"), rows)


def scaling(axes):
    text = ""
    for axis in axes:
        text += f"\n**{axis.name.capitalize()}** – {axis.scene}"
        if axis.name == "threads":
            text += f": {axis.costs[0].wall / axis.costs[1].wall:.2f} times faster on two than on one.\n\n"
        else:
            text += (f". Exponent of processor time {axis.exponent():.2f}, between the two largest "
                     f"{axis.last_exponent():.2f}.\n\n")
        text += table((axis.name, "processors [s]", "wall [s]", "memory [MB]"),
                      [(f"{c.size:,}", f"{c.processor:.3g}", f"{c.wall:.3g}", f"{c.memory:,.0f}")
                       for c in axis.costs])
    return text


def write(path, processor, load, rows, counts, axes):
    """`load` is that of the machine before anything was measured."""
    r = Results(rows, counts, axes)
    busy = f"{load:.1f} when this began" + (": **times are not to be trusted, counts are**" if load > .5 else "")
    text = f"""# What runs cost: {processor}

Written by `./dev bench` at {commit()}. Load of the machine: {busy}. [What is measured, and how to
read it](../README.md).

## Aims
{aims(r)}
Columns two and three were measured, and set, on a Zen 4 with two cores; counts move with the compiler, times
with the machine. The textbook program here is the slower of two: a good one needs two thirds of its time.

## Beside a textbook program and NumPy
{table(("scene", "version", "threads", "instructions", "times textbook", "ns", ""),
       [(x["scene"], x["version"], x["threads"], number(x.get("instructions")),
         number(x.get("times_textbook")), number(x.get("ns")), x.get("note") or "") for x in rows])}
## How cost grows
`concordat run`, the whole program with its result file.
{scaling(axes)}"""
    path.write_text(text)


def counts_of(build):
    """Every scene's count on this machine's instruction set."""
    lanes = instructions.run.lanes_version()
    return dict(instructions.measure(build, [(lanes, scene) for scene in instructions.SCENES]))
