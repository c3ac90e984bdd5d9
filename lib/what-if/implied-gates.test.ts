import { expect, it } from "vitest";
import { AS_OF, claim, indicator, phase, site } from "@/lib/assessment/site.fixture";
import { closedDay, withImpliedEvidence } from "@/lib/schedule/implied-evidence";
import { firstOf } from "@/lib/testing/present";
import { applyWhatIf } from "./apply-what-if";
import { whatIfInputOf } from "./what-if-input";

const options = { asOfDay: AS_OF, seed: 7, draws: 64 };

it.each([
  [
    "a permit that works begun imply",
    "p1.permit.planning.granted",
    "p1.works.building.completed",
    [
      indicator("works", { started: [claim("actual", "2026-03-01")] }),
      indicator("permit", {}, { permitType: "planning" }),
    ],
  ],
  [
    "transformers that a finished substation implies",
    "p1.transformer_order.transformer.delivered",
    "p1.grid_interconnect.grid.energised",
    [
      indicator("works", { completed: [claim("actual", "2026-03-01")] }, { workType: "substation" }),
      indicator("transformer_order", {}, { key: "transformer" }),
    ],
  ],
])("a gate that is dragged to a day reopens nothing behind it: %s", (_, implied, gate, indicators) => {
  const input = whatIfInputOf(site([phase(indicators)]), options);
  const { schedule, ignored } = applyWhatIf(input, [{ kind: "happens", gate, day: AS_OF + 900 }]);
  expect(ignored).toEqual([]);
  const closed = ({ phases }: typeof schedule) =>
    withImpliedEvidence(firstOf(phases)).flatMap((one) => (one.id === implied ? [closedDay(one)] : []));
  expect(closed(input.schedule)).toEqual([expect.any(Number)]);
  expect(closed(schedule)).toEqual(closed(input.schedule));
});
