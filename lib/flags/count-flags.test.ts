import { expect, it } from "vitest";
import { phase, site } from "@/lib/assessment/site.fixture";
import { countFlags } from "./count-flags";
import { thresholds } from "./flag-input.fixture";
import { raisedFlag, stake } from "./raised-flag.fixture";
import { assessment } from "./records.fixture";
import type { FlagLine } from "./types";

it("counts phases: of a line too, each phase of a whole-site flag, and only open ones by kind", () => {
  const phases = [phase([]), phase([]), phase([]), phase([])];
  const [one = 0, two = 0, served = 0, silent = 0] = phases.map(({ id }) => id);
  const line: FlagLine = { rule: "overdue", kind: "risk", sinceDay: 1, numbers: {}, claimIds: [] };
  const counts = countFlags(
    [
      {
        site: site(phases),
        phases: [
          ...[one, two].map((phaseId) => assessment({ phaseId, lookDay: 20_000 })),
          assessment({ phaseId: served, state: "in_service" }),
          assessment({ phaseId: silent }),
        ],
        flags: [
          raisedFlag(1, one, { lines: [line], stakes: [stake(one, { months: 100 })] }),
          raisedFlag(1, one, {
            ...{ rule: "gate_bad_news", event: "gate:permit", subject: { kind: "site", phaseIds: [one, two] } },
            mayBeHigh: false,
          }),
          raisedFlag(1, served, { rule: "service_unconfirmed", kind: "task", event: "service" }),
        ],
      },
    ],
    { ...thresholds, flag_high_phases_share: 0.5 },
  );
  expect(counts).toMatchObject({ openPhases: 2, sites: 1, without: 0, high: 1 });
  expect(counts.byRule.gate_bad_news).toEqual({ phases: 2, leading: 2 });
  expect(counts.byRule.overdue).toEqual({ phases: 1, leading: 0 });
  expect(counts.byRule.service_unconfirmed.phases).toBe(1);
  expect(counts.byKind).toEqual({ risk: 2, task: 0, change: 0 });
});
