"""The order in which nodes are computed."""

import heapq


def topological(nodes):
    """Kahn's order with the smallest ready id first, as the engine's: ties go to the lowest index, so both must count alike."""
    by_id = {node["id"]: node for node in nodes}
    waiting, after = {}, {}
    for node in nodes:
        ids = {p["id"] for p in node["predecessors"]}
        if node["kind"] == "pool":
            ids |= {v["node"] for v in node["views"]} | set(node["floors"])
            ids |= {node["notBeforePool"]} if "notBeforePool" in node else set()
        waiting[node["id"]] = len(ids)
        for i in ids:
            after.setdefault(i, []).append(node["id"])
    ready = [i for i, count in waiting.items() if count == 0]
    heapq.heapify(ready)
    order = []
    while ready:
        here = heapq.heappop(ready)
        order.append(by_id[here])
        for i in after.get(here, []):
            waiting[i] -= 1
            if waiting[i] == 0:
                heapq.heappush(ready, i)
    return order
