"""What is said of a simulated network: quantiles, cancellation, and who drives the date."""

import math

import numpy as np
from quantiles import quantiles_of_sorted

TEN_YEARS = 3653
DAYS_PER_YEAR = 365.25
REPLICATES = 8
LEVELS = np.linspace(0, 1, 201)


def walk(site, target):
    """Shares of draws on the walk back from the target, and in which a node is the first that drives."""
    count, draws = len(site.order), site.chance.draws
    on = [None] * count
    open_ = [None] * count
    on[target] = np.ones(draws, bool)
    open_[target] = np.ones(draws, bool)
    path, drives = np.zeros(count), np.zeros(count)

    def pass_on(index, mask, still):
        if on[index] is None:
            on[index], open_[index] = mask, mask & still
        else:
            on[index] = on[index] | mask
            open_[index] = open_[index] | (mask & still)

    for index in range(target, -1, -1):
        if on[index] is None:
            continue
        node, here, still = site.order[index], on[index], open_[index]
        path[index] = np.count_nonzero(here)
        if path[index] == 0:
            continue
        if node["kind"] == "pool":
            moved = site.moved[index]
            left = here & moved
            for i, days in site.views[index][0]:
                hit = left & (days == site.start[index])
                left ^= hit
                pass_on(i, hit, still)
            quiet = here & ~moved
            for _, i, mask in site.picks[index]:
                pass_on(i, quiet & mask, still)
            continue
        follows, pushes = site.views[index] or ([], [])
        left = here
        if pushes:
            pushed = here & (site.finish[index] > site.own[index])
            left = here & ~pushed
            for i, days in pushes:
                hit = pushed & (days == site.finish[index])
                pushed ^= hit
                pass_on(i, hit, still)
        if node["drives"]:
            first = left & still
            drives[index] += np.count_nonzero(first)
            still = still & ~first
        for i, days in follows:
            hit = left & (days == site.start[index])
            left = left ^ hit
            pass_on(i, hit, still)
        # The walk ends here: a draw without a driving node counts for its last one.
        drives[index] += np.count_nonzero(left & still)
    return path / draws, drives / draws


def cancellation(site, target):
    """The day of cancellation (infinite: none) and the draws lost to each cause."""
    chance, node = site.chance, site.order[site.at[target["node"]]]
    finish = site.finish[site.at[target["node"]]]
    day = np.full(chance.draws, np.inf)
    lost = {"before-grid": 0, "permit-denied": 0, "after-start": 0}
    if node["kind"] == "done" and node["earliestDay"] <= site.as_of:
        return day, lost
    left = chance.column(("hazard to cancellation", site.key, target["id"]), lambda: -np.log(chance.uniform("cancel", site.key, target["id"])))
    start, gone, causes = float(site.as_of), None, []
    for k, stage in enumerate(target["hazard"]):
        last = k == len(target["hazard"]) - 1 or stage["untilNode"] is None
        end = finish if last else np.maximum(start, np.minimum(site.finish[site.at[stage["untilNode"]]], finish))
        per_day = stage["perYear"] / DAYS_PER_YEAR
        used = (end - start) * per_day
        hit = used > left
        if gone is not None:
            hit &= ~gone
        np.copyto(day, start + left / per_day, where=hit)
        causes.append((stage["cause"], hit))
        gone = hit if gone is None else gone | hit
        left = left - used
        start = end
    denied = None
    for i in target["decisionNodes"]:
        other = site.denied[site.at[i]]
        if other is not None:
            denied = other if denied is None else np.minimum(denied, other)
    if denied is not None:
        refused = np.isfinite(denied) & (denied <= day)
        np.copyto(day, denied, where=refused)
        lost["permit-denied"] = int(np.count_nonzero(refused))
        causes = [(cause, hit & ~refused) for cause, hit in causes]
    for cause, hit in causes:
        lost[cause] += int(np.count_nonzero(hit))
    return day, lost


def summary_of(site, target):
    chance, draws = site.chance, site.chance.draws
    index = site.at[target["node"]]
    finish = site.finish[index]
    day, lost = cancellation(site, target)
    alive = np.isinf(day)
    start = np.where(alive, finish, np.inf)
    # The parts are sorted once for the standard errors; the whole is sorted from the sorted parts.
    batches = np.sort(start.reshape(REPLICATES, -1), axis=1)
    counts = np.count_nonzero(alive.reshape(REPLICATES, -1), axis=1)
    errors = {}
    estimates = [quantiles_of_sorted(row[:n], np.array([0.5, 0.8])) for row, n in zip(batches, counts)]
    for name, values in zip(("p50", "p80"), np.std(estimates, axis=0, ddof=1) / math.sqrt(REPLICATES)):
        errors[name] = float(values)
    completed = np.sort(finish[alive])
    given = quantiles_of_sorted(completed, LEVELS)
    whole = quantiles_of_sorted(completed, LEVELS, draws)
    mean = float(completed.mean()) if len(completed) else math.inf
    announced = target["announcedDay"]
    picks = site.picks[index] or []
    path, drives = walk(site, index)
    return {
        "id": target["id"],
        "given": given,
        "unconditional": whole,
        "mean": mean,
        "cancelled": (draws - len(completed)) / draws,
        "byCause": {cause: count / draws for cause, count in lost.items()},
        "notWithinTenYears": (len(completed) - int(np.searchsorted(completed, site.as_of + TEN_YEARS, "right"))) / draws,
        "byAnnounced": None if announced is None else int(np.searchsorted(completed, announced + 1, "left")) / draws,
        "expectedDelayDays": None if announced is None else mean - announced,
        "views": {name: np.count_nonzero(mask) / draws for name, _, mask in picks},
        "floorShare": np.count_nonzero(site.moved[index]) / draws if picks else 0,
        "errors": errors,
        "onPath": path,
        "drives": drives,
    }
