"""Quantiles of type 7 (Hyndman and Fan), by whatever is fastest in this version of numpy."""

import time

import numpy as np

NODE_LEVELS = np.array([0.1, 0.5, 0.8, 0.9])


def rank_parts(total, levels):
    rank = (total - 1) * levels
    low = np.floor(rank).astype(np.int64)
    return low, rank - low


def quantiles_of_sorted(values, levels, total=None):
    """Type 7 quantiles of `total` numbers of which the smallest are `values` and the rest infinite."""
    total = len(values) if total is None else total
    low, part = rank_parts(total, levels)
    padded = np.append(values, [np.inf, np.inf])
    below = padded[np.minimum(low, len(values))]
    above = padded[np.minimum(low + 1, len(values))]
    with np.errstate(invalid="ignore"):
        return np.where(part == 0, below, np.where(np.isinf(above), np.inf, below + (above - below) * part))


def by_sorting(values):
    return quantiles_of_sorted(np.sort(values), NODE_LEVELS)


def by_partition(values):
    """The four quantiles by nested partitions, each on what the one before left over."""
    values = values.copy()
    low, part = rank_parts(len(values), NODE_LEVELS)
    out = np.empty(4)
    start, stop = 0, len(values)
    for i, first, last in ((1, 0, None), (0, 0, 1), (2, 1, None), (3, 2, None)):
        start = 0 if first == 0 else low[first]
        stop = len(values) if last is None else low[last]
        view = values[start:stop]
        view.partition(low[i] - start)
        below = values[low[i]]
        rest = values[low[i] + 1 : stop]
        above = rest.min() if len(rest) else values[low[i] + 1]
        out[i] = below + (above - below) * part[i]
    return out


def by_one_partition(values):
    low, part = rank_parts(len(values), NODE_LEVELS)
    placed = np.partition(values, np.concatenate([low, low + 1]))
    return placed[low] + (placed[low + 1] - placed[low]) * part


def faster_quantiles():
    """Newer versions of numpy sort faster than they partition; take what is faster here."""
    # Other numbers every time: on the same ones the processor learns the branches.
    values = np.random.default_rng(1).standard_normal((40, 16_384))
    best = {}
    for way in (by_sorting, by_partition, by_one_partition):
        spent = []
        for row in values:
            begin = time.perf_counter()
            way(row)
            spent.append(time.perf_counter() - begin)
        best[way] = np.median(spent)
    return min(best, key=best.get)
