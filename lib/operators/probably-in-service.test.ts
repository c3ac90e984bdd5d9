import { expect, it } from "vitest";
import { AS_OF, claim, indicator, phase, site } from "@/lib/assessment/site.fixture";
import { compareOperators, type OperatorSite } from "./operator-comparison";

it("counts what was seen in service apart from what probably serves already", () => {
  const seen = phase([
    indicator("service", { in_service: [claim("actual", "2025-01-01", { knownOn: "2025-01-05" })] }),
  ]);
  const [likely, unlikely] = [phase([], { ordinal: 2 }), phase([], { ordinal: 3 })];
  const records = { ...site([seen, likely, unlikely]), announcedDay: AS_OF - 1000 };
  const cancelled = { total: 0, byCause: { given_up: 0, denied: 0 } };
  const open = (phaseId: number, inServiceByAsOf: number): OperatorSite["assessments"][number] => ({
    ...{ phaseId, state: "forecast", inServiceDay: null, quantileDays: [AS_OF - 10], cancelled, inServiceByAsOf },
  });
  const assessments: OperatorSite["assessments"] = [
    { ...open(seen.id, 1), state: "in_service", inServiceDay: AS_OF - 700 },
    open(likely.id, 0.77),
    open(unlikely.id, 0.4),
  ];
  const [row] = compareOperators([{ site: records, assessments }], AS_OF);
  expect(row).toMatchObject({ phases: 3, probablyInService: 1, stages: { in_service: { phases: 1 } } });
  expect(row?.revenueLag).toMatchObject({ phases: 3, inService: 1, probablyInService: 1 });
});
