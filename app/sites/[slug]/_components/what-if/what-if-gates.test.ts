import { describe, expect, it } from "vitest";
import { assessment, claim, gateAssessment, indicator, phase, today } from "@/lib/flags/records.fixture";
import { whatIfGates } from "./what-if-gates";

const newsOf = (gate: Parameters<typeof gateAssessment>[0], record?: ReturnType<typeof indicator>) =>
  whatIfGates(
    phase(record ? [record] : []),
    assessment({ gates: [gateAssessment({ ...gate, indicatorId: record?.id ?? null })] }),
    "en",
  )[0]?.news;

describe("the news that a what-if offers of a gate", () => {
  it("is a refusal of a permit, a water right or a grid agreement", () => {
    expect(newsOf({ kind: "permit", step: "granted" })).toEqual(["refused"]);
    expect(newsOf({ kind: "water_right", step: "granted" })).toEqual(["refused"]);
    expect(newsOf({ kind: "grid_interconnect", key: "grid", step: "agreement_signed" })).toEqual(["refused"]);
    expect(newsOf({ kind: "grid_interconnect", key: "grid", step: "energised" })).toEqual([]);
    expect(newsOf({ kind: "permit", key: "export-licence", step: "granted" })).toEqual([]);
  });

  it("is the sponsor's appeal only where a refusal stands", () => {
    const refused = claim(1, "actual", today - 300);
    const permit = { kind: "permit", step: "granted", basis: "refused" } as const;
    expect(newsOf(permit, indicator(7, "permit", { refused: [refused] }))).toEqual(["appealed"]);
    const appealed = claim(2, "actual", today - 200, { appellant: "sponsor" });
    expect(newsOf(permit, indicator(7, "permit", { refused: [refused], appealed: [appealed] }))).toEqual(["refused"]);
  });

  it("is a halt of the building's works, on record or not, and of no substation or plant", () => {
    expect(newsOf({ kind: "works", key: "building", step: "completed" })).toEqual(["halted"]);
    const works = (workType: "building" | "substation" | "bridge_power") =>
      newsOf({ kind: "works", key: "w", step: "completed" }, indicator(8, "works", {}, { workType }));
    expect([works("building"), works("substation"), works("bridge_power")]).toEqual([["halted"], [], []]);
  });

  it("is none of a gate that is done", () => {
    expect(newsOf({ kind: "permit", step: "granted", basis: "actual" })).toEqual([]);
  });
});
