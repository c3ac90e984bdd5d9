"""The same forecast in vectorised numpy: the partner that the engine's time is compared with.

Reads one JSON request per line on stdin and answers with one JSON line on stdout. Needs numpy alone. What does not depend on the
network (tables of the normal distribution, of the contaminated classes and of pass probabilities) is made once and kept, as in the
engine. Columns of draws are float64 of length `draws`; a table is the quantile at 2,049 normal scores, read with linear interpolation.
"""

import json
import math
import os
import sys
import time

# One core against one core; to be said before numpy loads.
for variable in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ[variable] = "1"

import numpy as np  # noqa: E402
from chance import Chance  # noqa: E402
from quantiles import faster_quantiles  # noqa: E402
from site_model import Site  # noqa: E402
from summary import summary_of  # noqa: E402


def plain(value):
    return value.tolist() if isinstance(value, np.ndarray) else float(value)


def answer(request, chances, quantiles):
    draws = request["draws"]
    chance = chances.setdefault((draws, request["mode"]), Chance(draws))
    begin, begin_processor = time.perf_counter(), time.process_time()
    chance.begin(request["seed"], request["mode"] == "reuse")
    site = Site(request["network"], request["asOf"], chance)
    site.run()
    node_quantiles = [quantiles(row) for row in site.finish]
    targets = [summary_of(site, target) for target in request["network"]["targets"]]
    spent = {
        "milliseconds": (time.perf_counter() - begin) * 1e3,
        "processorMilliseconds": (time.process_time() - begin_processor) * 1e3,
    }
    if not request.get("full"):
        return {**spent, "p50": [plain(t["given"][100]) for t in targets]}
    # JSON has no infinity: null says it.
    finite = lambda values: [x if math.isfinite(x) else None for x in values]  # noqa: E731
    return {
        **spent,
        "targets": [{**t, "given": finite(t["given"]), "unconditional": finite(t["unconditional"]), "mean": finite([t["mean"]])[0]} for t in targets],
        "nodes": [{"id": node["id"], "finish": plain(q)} for node, q in zip(site.order, node_quantiles)],
    }


def main():
    quantiles = faster_quantiles()
    chances = {}
    hello = {"python": sys.version.split()[0], "numpy": np.__version__, "quantiles": quantiles.__name__}
    print(json.dumps(hello), flush=True)
    for line in sys.stdin:
        result = answer(json.loads(line), chances, quantiles)
        print(json.dumps(result, default=plain), flush=True)


if __name__ == "__main__":
    main()
