import { describe, expect, it } from "vitest";
import type { RecordPhase } from "../records/record-set";
import { bringBack, newPhase, phaseOf, statePhase } from "./state-phase";
import { phaseOn, siteOn } from "./tree.fixture";

const hall: RecordPhase = { ordinal: 2, name: "Hall B", megawatts: "60", basis: "critical_it", source: "q", mark: "V" };

describe("a phase that is stated", () => {
  it("is added where the site has none of its ordinal, with its size and nobody's import", () => {
    const site = siteOn({ phases: [phaseOn()] });
    expect(statePhase(site, hall)).toBe(true);
    expect(site.phases).toEqual([
      phaseOn(),
      {
        ...{ id: null, ordinal: 2, fields: hall, megawatts: { critical_it: "60" }, sizeKnownOn: null },
        ...{ isRetired: false, isUndone: false, addedBy: null, revision: null, isBack: false },
      },
    ]);
    expect(phaseOf(site, 2)?.fields).toBe(hall);
    expect(phaseOf(site, 3)).toBeUndefined();
  });

  it("has no size where none is stated", () => {
    const { megawatts: _, ...unknown } = hall;
    const { megawatts: stated, addedBy } = newPhase(unknown, "register:queue");
    expect(addedBy).toBe("register:queue");
    expect(stated).toStrictEqual({});
  });

  it("stays as it is where it is on record, also when it is retired", () => {
    for (const known of [phaseOn({ ordinal: 2 }), phaseOn({ ordinal: 2, isRetired: true })]) {
      const site = siteOn({ phases: [{ ...known }] });
      expect(statePhase(site, hall)).toBe(false);
      expect(site.phases).toEqual([known]);
    }
  });

  it("is back where an undone import had added it", () => {
    const undone = phaseOn({ ordinal: 2, isRetired: true, isUndone: true });
    const site = siteOn({ phases: [undone] });
    expect(statePhase(site, hall)).toBe(true);
    expect(site.phases).toEqual([phaseOn({ ordinal: 2, isBack: true })]);
    expect(bringBack(undone)).toBe(false);
  });
});
