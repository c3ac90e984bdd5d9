import { normalQuantile } from "@/lib/forecast";
import { seededUniforms } from "@/lib/scoring/seeded-uniforms";
import type { SlipRow } from "./slip-row";

/** A row synchronised 100 days after day 0, as announced; `changes` say what differs. */
export function slipRow(changes: Partial<SlipRow> = {}): SlipRow {
  return {
    project: "one",
    snapshotDay: 0,
    statedRemainingDays: 100,
    ageDays: 200,
    slip12Days: null,
    financialSecurity: null,
    fuel: null,
    megawatts: null,
    outcome: "synchronised",
    followedDays: 100,
    ...changes,
  };
}

/**
 * Made-up rows, a project each: ln R = −3 + 1.5·ln(h + 90) + 0.1·ln(1 + age) + 0.6·z, `cancelledPerYear` a year, snapshots on 0, 91, …, 637,
 * everything followed to day 1000.
 */
export function simulatedRows(count: number, seed: number, cancelledPerYear = 0.1): SlipRow[] {
  const uniform = seededUniforms(seed);
  return Array.from({ length: count }, (_, i) => {
    const snapshotDay = 91 * (i % 8);
    const statedRemainingDays = 30 + Math.round(700 * uniform());
    const ageDays = Math.round(1500 * uniform());
    const z = normalQuantile((uniform() * 4294967295 + 0.5) / 4294967296);
    const log = -3 + 1.5 * Math.log(statedRemainingDays + 90) + 0.1 * Math.log1p(ageDays / 365.25) + 0.6 * z;
    const synchronisedAfter = Math.max(1, Math.exp(log));
    const cancelledAfter = (-365.25 / cancelledPerYear) * Math.log1p(-uniform());
    const followed = 1000 - snapshotDay;
    const followedDays = Math.min(synchronisedAfter, cancelledAfter, followed);
    const outcome =
      followedDays === followed ? "open" : followedDays === synchronisedAfter ? "synchronised" : "cancelled";
    return slipRow({ project: `p${i}`, snapshotDay, statedRemainingDays, ageDays, outcome, followedDays });
  });
}
