import { valueAt } from "@/lib/forecast";
import type { WhatIfChange } from "@/lib/what-if/change";
import { ASKED } from "./asked";
import { PHASE_GATES } from "./schedule-gates";
import { seeded } from "./seeded";

/** What was not begun, and is open on every made-up site. */
const OPEN_GATES = PHASE_GATES.flatMap((gates, i) =>
  gates.flatMap(({ kind, key, steps: [, ends], history }) =>
    history === "done" ? [] : [`p${i + 1}.${kind}.${key}.${ends}`],
  ),
);

/**
 * The `index`-th thing an analyst might suppose of a made-up site: by turns a gate that takes longer or shorter, one done today, one on a day
 * ahead, a refusal, works that halt, a plant more or fewer. Always another gate or another number.
 */
export function supposition(index: number): WhatIfChange {
  const random = seeded(index);
  const gate = valueAt(OPEN_GATES, index % OPEN_GATES.length);
  const phase = 1 + (index % PHASE_GATES.length);
  switch (index % 8) {
    case 3:
      return { kind: "happens", gate, day: ASKED.asOfDay - random.whole(0, 90) };
    case 4:
      return { kind: "happens", gate, day: ASKED.asOfDay + random.whole(30, 900) };
    case 5:
      return { kind: "told", gate: `p${phase}.permit.grid_impact_assessment.granted`, news: "refused" };
    case 6:
      return random.chance(0.5)
        ? { kind: "told", gate: "p1.works.building.completed", news: "halted" }
        : { kind: "no-bridge", phase };
    case 7:
      return { kind: "bridge", phase, day: ASKED.asOfDay + random.whole(30, 900) };
    default:
      return { kind: "takes", gate, factor: random.between(0.5, 1.6) };
  }
}
