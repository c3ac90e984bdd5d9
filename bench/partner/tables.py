"""Tables that do not depend on a network: made once and kept, as in the engine."""

import math

import numpy as np

CELLS = 2048
RANGE = 8.5
PER_SCORE = CELLS / (2 * RANGE)
MIDDLE = CELLS / 2
GRID = np.linspace(-RANGE, RANGE, CELLS + 1)
UPPER = np.array([0.5 * math.erfc(z / math.sqrt(2)) for z in GRID])
LOWER = UPPER[::-1]
MINUS_LOG_UPPER = -np.log(UPPER)
LATE_SHARE, LATE_SHIFT, LATE_SIGMA = 0.1, math.log(2.5), 0.8

contaminated_tables = {}
beta_tables = {}


def contaminated_table(sigma):
    """ln(X / median) of 0.9 LN(median, sigma) + 0.1 LN(2.5 median, 0.8) at every score of the grid."""
    if sigma not in contaminated_tables:
        y = np.linspace(-12, 12, 200_001)
        own = np.interp(y / sigma, GRID, MINUS_LOG_UPPER)
        late = np.interp((y - LATE_SHIFT) / LATE_SIGMA, GRID, MINUS_LOG_UPPER)
        upper = -np.logaddexp(math.log(1 - LATE_SHARE) - own, math.log(LATE_SHARE) - late)
        own = np.interp(-y / sigma, GRID, MINUS_LOG_UPPER)
        late = np.interp((LATE_SHIFT - y) / LATE_SIGMA, GRID, MINUS_LOG_UPPER)
        lower = -np.logaddexp(math.log(1 - LATE_SHARE) - own, math.log(LATE_SHARE) - late)
        middle = CELLS // 2
        table = np.empty(CELLS + 1)
        table[middle:] = np.interp(MINUS_LOG_UPPER[middle:], upper, y)
        table[:middle] = np.interp(-MINUS_LOG_UPPER[::-1][:middle], -lower, y)
        contaminated_tables[sigma] = table
    return contaminated_tables[sigma]


def beta_table(alpha, beta):
    """The quantile of Beta(alpha, beta) at every score of the grid."""
    if (alpha, beta) not in beta_tables:
        x = 0.5 - 0.5 * np.cos(np.linspace(0, np.pi, 100_001))
        middles = (x[1:] + x[:-1]) / 2
        mass = middles ** (alpha - 1) * (1 - middles) ** (beta - 1) * np.diff(x)
        share = np.concatenate([[0], np.cumsum(mass)])
        beta_tables[alpha, beta] = np.interp(LOWER, share / share[-1], x)
    return beta_tables[alpha, beta]


def cells_of(score, out):
    """The table cell of every score, and the place within it (into `out`)."""
    place = np.multiply(score, PER_SCORE, out=out)
    place += MIDDLE
    cell = place.astype(np.int64)
    place -= cell
    return cell, place


def read(table, cells, out):
    """The table's values at the cells, into `out`."""
    cell, place = cells
    np.take(np.diff(table, append=table[-1]), cell, mode="clip", out=out)
    out *= place
    out += table.take(cell, mode="clip")
    return out
