"""CMM-1 and CMM-1g in batched NumPy: 1,024 runs at a time, float32.

usage: micro_numpy.py FORM TOPOLOGY NODES RUNS REPEATS
prints ns and processor ns per agent-step (best of REPEATS), the ensemble's mean collaboration and
trust at the end, and their standard errors.
"""
import sys
import time

import numpy as np

BATCH, STEPS = 1024, 180
BENEFIT, COST, PRESSURE, SUBSIDY, CHOICE = np.float32([4, 1, 1, 0.5, 2])
MEAN, MEMORY, NOISE = np.float32([0.5, 0.9, 0.1])
GAIN, LOSS = np.float32([0.05, 0.20])


def make_data(form, topology, nodes, runs, random):
    """Links [run, agent, partner] and rates [run, agent, 1]; scalars and one graph if common."""
    complete = (~np.eye(nodes, dtype=bool)).astype(np.float32)
    if form == "common":
        return complete[None], GAIN, LOSS
    linked = np.repeat(complete[None], runs, axis=0)
    spread = np.ones((2, runs, nodes, 1), dtype=np.float32)
    if topology == "mixed":
        linked *= random.random((runs, nodes, nodes), dtype=np.float32) < 0.5
        spread = 0.5 + random.random((2, runs, nodes, 1), dtype=np.float32)
    return linked, GAIN * spread[0], LOSS * spread[1]


def simulate(linked, gain, loss, nodes, runs, random):
    degree = np.maximum(linked.sum(axis=2), 1)
    links = linked.sum(axis=(1, 2))
    trust = np.broadcast_to(linked * np.float32(0.5), (runs, nodes, nodes)).copy()
    action = np.ones((runs, nodes), dtype=np.float32)
    stress = np.zeros((runs, nodes), dtype=np.float32)
    seen, factor = np.empty_like(trust), np.empty_like(trust)
    means = np.empty((STEPS, 2, runs), dtype=np.float32)
    for step in range(STEPS):
        stress = MEMORY * stress + NOISE * random.standard_normal(stress.shape, dtype=np.float32)
        support = np.matmul(trust, action[:, :, None])[:, :, 0] / degree
        utility = BENEFIT * support - COST - PRESSURE * (MEAN + stress) + SUBSIDY
        chance = 1 / (1 + np.exp(-CHOICE * utility))
        action = (random.random(stress.shape, dtype=np.float32) < chance).astype(np.float32)
        if np.ndim(gain) == 0:  # common rates: one row of factors serves all agents
            trust *= (1 - loss + (loss - gain) * action)[:, None, :]
            trust += (gain * action)[:, None, :]
            trust *= linked
        else:
            np.multiply(linked, action[:, None, :], out=seen)
            np.multiply(seen, loss - gain, out=factor)
            factor += 1 - loss
            trust *= factor
            seen *= gain
            trust += seen
        means[step] = action.mean(axis=1), trust.sum(axis=(1, 2)) / links
    return means[-1]


def main():
    form, topology = sys.argv[1:3]
    nodes, runs, repeats = map(int, sys.argv[3:6])
    random = np.random.Generator(np.random.SFC64(20170401))
    best = np.array([np.inf, np.inf])
    for _ in range(repeats):
        ends, taken = [], np.zeros(2)
        for first in range(0, runs, BATCH):
            batch = min(BATCH, runs - first)
            data = make_data(form, topology, nodes, batch, random)
            before = np.array([time.perf_counter(), time.process_time()])
            ends.append(simulate(*data, nodes, batch, random))
            taken += np.array([time.perf_counter(), time.process_time()]) - before
        best = np.minimum(best, taken * 1e9 / (runs * STEPS * nodes))
    end = np.concatenate(ends, axis=1)
    print(*(f"{v:.5f}" for v in (*best, *end.mean(axis=1), *end.std(axis=1) / np.sqrt(runs))))


if __name__ == "__main__":
    main()
