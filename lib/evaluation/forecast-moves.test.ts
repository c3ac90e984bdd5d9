import { describe, expect, it } from "vitest";
import { assessSite } from "@/lib/assessment/assess";
import { AS_OF, claim, indicator, phase, site } from "@/lib/assessment/site.fixture";
import { isoDateOf } from "@/lib/domain/dates";
import type { ClaimRecord, IndicatorRecord } from "@/lib/domain/records";
import { evaluateSite } from "./evaluate";
import { forecastMoves } from "./forecast-moves";

const options = { asOfDay: AS_OF, seed: 7, draws: 1024 };
const on = (ago: number) => ({ knownOn: isoDateOf(AS_OF - ago) });
const promised = claim("promised", isoDateOf(AS_OF + 300), on(700));
const service = (...claims: ClaimRecord[]) => indicator("service", { in_service: [promised, ...claims] });
const records = (...indicators: IndicatorRecord[]) => site([phase(indicators, { id: 1 })]);
const movesOf = (of: ReturnType<typeof records>) => forecastMoves(of, assessSite(of, options), options);
const flagOf = (of: ReturnType<typeof records>) =>
  evaluateSite(of, options).flags.find(({ rule }) => rule === "forecast_moved");

describe("what moved a forecast", () => {
  it("is a later promise of the last 90 days, with the claim that did it", () => {
    const later = claim("promised", isoDateOf(AS_OF + 1_600), on(20));
    const of = records(
      service(later),
      indicator("works", { started: [claim("actual", isoDateOf(AS_OF - 30), on(30))] }),
    );
    const [move] = Object.values(movesOf(of));
    expect(move).toMatchObject({ cause: { kind: "claim", claimId: later.id }, sinceDay: AS_OF - 20 });
    expect(move?.p50DaysByNews).toBeGreaterThan(90);
    expect(flagOf(of)).toMatchObject({ kind: "change", claimIds: [later.id], sinceDay: AS_OF - 20 });
  });

  it("is no news that is older, though it moved the forecast as far", () => {
    const of = records(service(claim("promised", isoDateOf(AS_OF + 1_600), on(90))));
    expect(movesOf(of)).toEqual({});
    expect(flagOf(of)).toBeUndefined();
  });

  it("is never a look alone, however far it moves the date", () => {
    const old = service(claim("promised", isoDateOf(AS_OF - 500), on(600)));
    const seen = {
      ...old,
      milestones: old.milestones.map((one) => ({
        ...one,
        claims: [...one.claims, claim("seen_open", isoDateOf(AS_OF - 5), on(5))],
      })),
    };
    const p50Of = (of: IndicatorRecord) => assessSite(records(of), options)[0]?.serviceP50Day ?? 0;
    expect(p50Of(seen) - p50Of(old)).toBeGreaterThan(90);
    expect(movesOf(records(seen))).toEqual({});
  });

  it("adds up: what news and the look did is what the P50 differs by from that of the records before", () => {
    const before = records(service());
    const now = records(service(claim("promised", isoDateOf(AS_OF + 1_600), on(20))));
    const p50Of = (of: typeof now) => assessSite(of, options)[0]?.serviceP50Day ?? Number.NaN;
    const [move] = Object.values(movesOf(now));
    expect((move?.p50DaysByNews ?? 0) + (move?.p50DaysByLook ?? 0)).toBeCloseTo(p50Of(now) - p50Of(before), 6);
  });
});
