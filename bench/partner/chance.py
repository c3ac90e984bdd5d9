"""Random columns, keyed so that they can be kept from one forecast to the next."""

import numpy as np


class Chance:
    """Random columns. `fresh` makes them anew in every forecast; `reuse` keeps them, mixed scores and their table cells included."""

    def __init__(self, draws):
        self.draws = draws
        self.kept = {}
        self.rng = None
        self.keep = False
        self.buffers = []
        self.used = 0
        self.tables = {}

    def begin(self, seed, keep):
        self.keep = keep
        if not keep or self.rng is None:
            self.rng = np.random.Generator(np.random.PCG64(seed))
        if not keep:
            self.kept.clear()
            self.used = 0

    def buffer(self):
        """A column to write to; those of the forecast before serve again, so that no memory is asked for and given back."""
        if self.used == len(self.buffers):
            self.buffers.append(np.empty(self.draws))
        self.used += 1
        return self.buffers[self.used - 1]

    def matrix(self, name, rows):
        """A matrix of columns that serves every forecast of as many nodes."""
        if (name, rows) not in self.tables:
            self.tables[name, rows] = np.zeros((rows, self.draws))
        return self.tables[name, rows]

    def column(self, key, make):
        found = self.kept.get(key)
        if found is None:
            found = make()
            self.kept[key] = found
        return found

    def normal(self, *key):
        return self.column(("normal", *key), lambda: self.rng.standard_normal(out=self.buffer()))

    def uniform(self, *key):
        return self.column(("uniform", *key), lambda: self.rng.random(out=self.buffer()))
