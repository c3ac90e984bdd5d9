"""One forecast of one network: every node in every draw."""

import math

import numpy as np
from order import topological
from tables import GRID, MINUS_LOG_UPPER, beta_table, cells_of, contaminated_table, read

PART_ON_SITE, PART_OWN = 0.6, 0.8
LONGEST_DAYS = 1e8


class Site:
    """One forecast of one network. Per node: the finish, its own work, and what the walk back needs."""

    def __init__(self, network, as_of, chance):
        self.network = network
        self.as_of = as_of
        self.chance = chance
        self.key = network["siteKey"]
        self.order = topological(network["nodes"])
        self.at = {node["id"]: index for index, node in enumerate(self.order)}
        count, draws = len(self.order), chance.draws
        self.finish = chance.matrix("finish", count)
        self.work = chance.matrix("work", count)
        self.start = [None] * count
        self.own = [None] * count
        self.denied = [None] * count
        self.picks = [None] * count
        self.views = [None] * count
        self.moved = [None] * count

    def site_score(self):
        def mix():
            network, normal = self.network, self.chance.normal
            score = math.sqrt(0.7) * normal("site", self.key)
            score += math.sqrt(0.2) * normal("operator", network["operatorKey"])
            score += math.sqrt(0.1) * normal("zone", network["zoneKey"])
            return score

        return self.chance.column(("site score", self.key), mix)

    def score(self, node, *key):
        def mix():
            site = self.site_score()
            if node["loading"] == "total":
                score = site if not node.get("vendorFactor") else site.copy()
            else:
                score = np.multiply(self.chance.normal(*key), PART_OWN, out=self.chance.buffer())
                score += PART_ON_SITE * site
            vendor = node.get("vendorFactor")
            if vendor:
                score += vendor["weight"] * self.chance.normal("vendor", vendor["key"])
                score /= math.hypot(1, vendor["weight"])
            return score

        return self.chance.column(("score", node["loading"], *key), mix)

    def cells(self, node, *key):
        return self.chance.column(("cells", node["loading"], *key), lambda: cells_of(self.score(node, *key), self.chance.buffer()))

    def bounds(self, node):
        """What bounds the start and what bounds the finish, as (index, days)."""
        on_start, on_finish = [], []
        for p in sorted(node["predecessors"], key=lambda p: (self.at[p["id"]], p["lagDays"])):
            index = self.at[p["id"]]
            days = self.finish[index]
            if p["type"] == "start-start" and self.start[index] is not None:
                days = self.start[index]
            if p["lagDays"]:
                days = days + p["lagDays"]
            (on_finish if p["type"] == "finish-finish" else on_start).append((index, days, p["type"]))
        return on_start, on_finish

    def durations(self, node, elapsed, out):
        d = node["duration"]
        key = ("duration", self.key, node["id"])
        contaminated = d.get("contaminated") and d["sigma"] > 0
        if elapsed is None and not contaminated:
            np.multiply(self.score(node, *key), d["sigma"], out=out)
            np.exp(out, out=out)
            out *= d["medianDays"]
            return
        log_table = contaminated_table(d["sigma"]) if contaminated else d["sigma"] * GRID
        if elapsed is not None and elapsed > 0:
            spent = np.interp(math.log(elapsed / d["medianDays"]), log_table, GRID)
            minus_log = np.interp(spent, GRID, MINUS_LOG_UPPER) + MINUS_LOG_UPPER
            log_table = np.interp(np.interp(minus_log, MINUS_LOG_UPPER, GRID), GRID, log_table)
        table = d["medianDays"] * np.exp(log_table)
        if elapsed is not None:
            np.maximum(table, elapsed, out=table)
        read(table, self.cells(node, *key), out)

    def task(self, index, node):
        as_of = self.as_of
        begun = node.get("startedOnDay")
        started = begun is not None and begun <= as_of
        on_start, on_finish = self.bounds(node)
        work = self.work[index]
        self.durations(node, as_of - begun if started else None, work)
        if "decision" in node:
            self.decide(index, node, work)
        if started:
            fixed = begun
            pushes = [(i, days) for i, days, kind in on_start if kind == "finish-start"] + [b[:2] for b in on_finish]
            pushes.sort(key=lambda bound: bound[0])
            follows = []
        else:
            fixed = max(as_of, node.get("notBeforeDay", as_of), begun if begun is not None else as_of)
            follows = [b[:2] for b in on_start]
            pushes = [b[:2] for b in on_finish]
        finish = self.finish[index]
        if follows:
            start = np.maximum(follows[0][1], fixed)
            for _, days in follows[1:]:
                np.maximum(start, days, out=start)
            np.add(start, work, out=finish)
            self.start[index] = start
        else:
            np.add(work, fixed, out=finish)
            self.start[index] = np.full(1, float(fixed))
        self.push(index, pushes)
        self.views[index] = (follows, pushes)
        if "decision" in node:
            self.denied[index] = np.where(self.denied[index], finish, np.inf)

    def push(self, index, pushes):
        if not pushes:
            return
        finish = self.finish[index]
        self.own[index] = finish.copy()
        for _, days in pushes:
            np.maximum(finish, days, out=finish)

    def decide(self, index, node, work):
        decision, chance = node["decision"], self.chance
        key = decision["shareKey"]
        table = beta_table(decision["alpha"], decision["beta"])
        cells = chance.column(("cells", "pass", key), lambda: cells_of(chance.normal("pass", key), chance.buffer()))
        share = read(table, cells, np.empty(chance.draws))
        still = chance.uniform("applies", key) < decision["appliesProbability"]
        for attempt in range(1, decision["maxAttempts"] + 1):
            if attempt > 1:
                retry = np.empty(chance.draws)
                again = {**node, "duration": decision["retryDuration"], "id": f"{node['id']} {attempt}"}
                self.durations(again, None, retry)
                retry *= still
                work += retry
            still &= chance.uniform("attempt", self.key, node["id"], attempt) >= share
        self.denied[index] = still

    def stated(self, index, node):
        slip, ahead = node["slip"], node["statedDay"] - self.as_of
        if ahead <= 0:
            median, sigma = slip["overdue"]["medianDays"], slip["overdue"]["sigma"]
        else:
            fitted = math.exp(
                slip["intercept"]
                + slip["hSlope"] * math.log(ahead + slip["offsetDays"])
                + slip["ageSlope"] * math.log1p(node["ageYears"])
            )
            median = min(fitted, slip["capRatio"] * max(ahead, slip["capFromDays"]))
            sigma = slip["sigma"]
        work = self.work[index]
        np.multiply(self.score(node, "slip", self.key, node["sourceKey"]), sigma, out=work)
        np.exp(work, out=work)
        work *= median
        np.minimum(work, LONGEST_DAYS, out=work)
        np.add(work, self.as_of, out=self.finish[index])
        on_start, on_finish = self.bounds(node)
        pushes = [b[:2] for b in on_start + on_finish]
        self.push(index, pushes)
        self.views[index] = ([], pushes)

    def done(self, index, node):
        early, late = node["earliestDay"], node["latestDay"]
        if early <= self.as_of:
            late = min(late, self.as_of)
        np.multiply(self.chance.uniform("done", self.key, node["id"]), late - early, out=self.finish[index])
        self.finish[index] += early
        np.subtract(self.finish[index], self.as_of, out=self.work[index])

    def join(self, index, node):
        on_start, on_finish = self.bounds(node)
        bounds = [b[:2] for b in on_start + on_finish]
        finish = self.finish[index]
        finish[:] = bounds[0][1] if bounds else self.as_of
        later = np.maximum if node["kind"] == "all-of" else np.minimum
        for _, days in bounds[1:]:
            later(finish, days, out=finish)
        self.views[index] = (bounds, [])
        self.start[index] = finish

    def pool(self, index, node):
        views = sorted((v for v in node["views"] if v["weight"] > 0), key=lambda v: (v["name"], v["node"]))
        total = sum(v["weight"] for v in views)
        pick = self.chance.uniform("pick", self.key, node["id"])
        rest, taken = [], np.zeros(0)
        edge = 0.0
        masks = []
        for v in views[:-1]:
            edge += v["weight"] / total
            below = pick < edge
            masks.append(below if not masks else below & ~taken)
            taken = below
        masks.append(~taken if masks else np.ones(self.chance.draws, bool))
        finish = self.finish[index]
        for v, mask in zip(views, masks):
            np.copyto(finish, self.finish[self.at[v["node"]]], where=mask)
        picked = finish.copy()
        ids = list(node["floors"]) + ([node["notBeforePool"]] if "notBeforePool" in node else [])
        rest = [(self.at[i], self.finish[self.at[i]]) for i in ids]
        on_start, on_finish = self.bounds(node)
        rest = sorted(rest + [b[:2] for b in on_start + on_finish], key=lambda bound: bound[0])
        for _, days in rest:
            np.maximum(finish, days, out=finish)
        moved = finish > picked
        self.views[index] = (rest, [])
        self.moved[index] = moved
        self.start[index] = finish if not (finish < self.as_of).any() else finish.copy()
        np.maximum(finish, self.as_of, out=finish)
        self.picks[index] = [(v["name"], self.at[v["node"]], mask) for v, mask in zip(views, masks)]

    def run(self):
        ways = {"task": self.task, "stated": self.stated, "done": self.done, "pool": self.pool}
        for index, node in enumerate(self.order):
            if node["kind"] not in ("task", "stated", "done"):
                self.work[index] = 0
            ways.get(node["kind"], self.join)(index, node)
