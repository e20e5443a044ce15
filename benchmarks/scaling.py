"""What `concordat run` costs over organisations, partners, months, runs and threads."""
import dataclasses
import math
import os
import pathlib
import subprocess
import tempfile
import time

PLACE = "South Yorkshire and Bassetlaw"


@dataclasses.dataclass
class Cost:
    size: float  # along the axis
    processor: float  # seconds of all threads
    wall: float  # seconds
    memory: float  # megabytes at the peak


@dataclasses.dataclass
class Axis:
    name: str
    scene: str  # what is alike
    costs: list

    def exponent(self):
        """Of the processor time, least squares over all sizes: what grows in proportion has 1."""
        points = [(math.log(c.size), math.log(c.processor)) for c in self.costs]
        mx, my = (sum(p[k] for p in points) / len(points) for k in (0, 1))
        return sum((x - mx) * (y - my) for x, y in points) / sum((x - mx) ** 2 for x, _ in points)

    def last_exponent(self):
        """The same of the two largest, where what a run costs anyway weighs least."""
        one, other = self.costs[-2:]
        return math.log(other.processor / one.processor) / math.log(other.size / one.size)


def cost(size, command):
    before = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}\n{said.decode().strip()}")
    return Cost(size, used.ru_utime + used.ru_stime, time.monotonic() - before,
                used.ru_maxrss * 1024 / 1e6)


def least_cost(size, command):
    """Of five where it is short, so that what else the machine did then weighs little."""
    costs = [cost(size, command)]
    while costs[0].wall < .5 and len(costs) < 5:
        costs.append(cost(size, command))
    return min(costs, key=lambda c: c.processor)


class Scenes:
    """Runs of the program in a folder that is removed."""

    def __init__(self, program, folder):
        self.program, self.folder = str(program), pathlib.Path(folder)

    def run(self, size, scenario, months, runs, threads):
        return least_cost(size, [self.program, "run", *scenario, "--months", str(months), "--replicates",
                                 str(runs), "--threads", str(threads), "--quiet", "--overwrite",
                                 "--output", str(self.folder / "result.h5")])

    def network(self, organisations, degree):
        """Places of five, nobody on a board: so many partners more than four by ties."""
        path = self.folder / f"network_{organisations}_{degree}.txtpb"
        path.write_text(f"network {{ organisations: {organisations} degree: {degree} off_board: true }}\n")
        return [str(path)]


def axes(program, quick):
    """Yields each axis when it is measured."""
    with tempfile.TemporaryDirectory() as folder:
        scenes = Scenes(program, folder)
        place = ["--footprint", PLACE]
        sizes = (10**3, 10**4, 10**5, 10**6)
        yield Axis("runs", f"{PLACE}, 12 months, one thread",
                   [scenes.run(r, place, 12, r, 1) for r in (8, 64)])
        yield Axis("organisations", "10 partners each, 100 months, one run, 2 threads",
                   [scenes.run(n, scenes.network(n, 6), 100, 1, 2) for n in sizes])
        yield Axis("organisations", "10 partners each, 12 months, 8 runs, 2 threads",
                   [scenes.run(n, scenes.network(n, 6), 12, 8, 2) for n in (10**3, 10**4, 10**5)])
        yield Axis("partners", "10,000 organisations, 24 months, 8 runs, one thread",
                   [scenes.run(4 + d, scenes.network(10**4, d), 24, 8, 1) for d in (2, 6, 16, 36)])
        yield Axis("months", f"{PLACE}, 512 runs, one thread",
                   [scenes.run(m, place, m, 512, 1) for m in (12, 60, 300, 1200)])
        yield Axis("runs", f"{PLACE}, 120 months, one thread",
                   [scenes.run(r, place, 120, r, 1) for r in (64, 512, 4096)
                    + (() if quick else (32768,))])
        yield Axis("threads", f"{PLACE}, 120 months, 4,096 runs",
                   [scenes.run(t, place, 120, 4096, t) for t in (1, 2)])
        yield Axis("threads", "England, 120 months, 64 runs",
                   [scenes.run(t, ["--footprint", "England"], 120, 64, t) for t in (1, 2)])
        yield Axis("threads", "100,000 organisations, 10 partners each, 24 months, one run",
                   [scenes.run(t, scenes.network(10**5, 6), 24, 1, t) for t in (1, 2)])
