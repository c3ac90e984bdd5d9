import { expect, it } from "vitest";
import { numberAt } from "@/lib/forecast";
import { ownTerm } from "./gate-term";
import { chanceOf, day, gate, phase, site } from "./schedule.fixture";
import { serviceView } from "./service-view";

it.each([0.5, 1, 2])(
  "what follows a path ends with commissioning that lasts %s times as long",
  (commissioningStretch) => {
    const one = phase([gate("permit")]);
    const { siteKey, model } = site([one], { commissioningStretch });
    const chance = chanceOf(site([one]), 16);
    const view = serviceView(siteKey, one, null, model, chance);
    const [needed, binds] = [new Uint8Array(16).fill(1), new Uint8Array(16)];
    // Longer than all that the gate's own share leaves.
    const follower = { medianDays: 10_000, sigma: 0.5 };
    const term = ownTerm({ gate: gate("permit"), needed, binds, raceId: "", view, model, follower, chance });
    const lookDay = day("2026-11-01");
    const follows = term.followOn(lookDay, new Float64Array(16).fill(0.5));
    view.at(lookDay).forEach((serviceDay, d) => {
      const commissioning = commissioningStretch * model.kappa * (serviceDay - lookDay);
      expect(numberAt(follows, d)).toBeCloseTo(10_000 + commissioning, 6);
    });
  },
);
