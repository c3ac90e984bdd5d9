import { expect, it } from "vitest";
import { indicator, phase, site } from "@/lib/assessment/site.fixture";
import { countFlags } from "./count-flags";
import { said, thresholds } from "./flag-input.fixture";
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

it("ranks and counts open phases alone, each with its economy and its load", () => {
  const loads = (megawatts: number) => ({
    megawatts: { gridConnection: null, facility: megawatts, criticalIt: null, generationNameplate: null },
  });
  const open = [100, 200, 300, 400].map((megawatts) => phase([], loads(megawatts)));
  const dated = phase([indicator("service", { in_service: [said("promised", 400, 100)] })], loads(500));
  open.push(dated);
  const served = Array.from({ length: 20 }, (_, i) => phase([], loads(i === 0 ? 1_000 : 1)));
  const [unsized = dated] = open;
  const here = {
    site: site([...served, ...open]),
    phases: [
      ...served.map(({ id }) => assessment({ phaseId: id, state: "in_service", lookDay: 20_000 })),
      ...open.map(({ id }) => assessment({ phaseId: id, lookDay: 20_000 })),
    ],
    flags: [raisedFlag(1, unsized.id, { stakes: [stake(unsized.id, { megawatts: null, months: 10 })] })],
  };
  const gone = phase([]);
  const elsewhere = {
    site: site([gone], { iso3: "JPN" }),
    ...{ phases: [assessment({ phaseId: gone.id, state: "withdrawn", lookDay: 20_000 })], flags: [] },
  };
  // Five open phases: one seat at a fifth of them. The lower quartile of the open loads is 200 MW, so ten months of it are 2,000 MW-months.
  const counts = (flag_high_phases_share: number, flag_high_mw_months: number) =>
    countFlags([here, elsewhere], { ...thresholds, flag_high_phases_share, flag_high_mw_months });
  expect(counts(0.2, 2_000)).toMatchObject({ openPhases: 5, sites: 1, without: 4, undated: 4, high: 1 });
  expect(counts(0.2, 2_001).high).toBe(0);
  expect(counts(0.19, 2_000).high).toBe(0);
});
