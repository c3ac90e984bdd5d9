import { describe, expect, it } from "vitest";
import { AS_OF, claim } from "../assessment/site.fixture";
import { toEpochDay, toIsoDate } from "./dates";
import { resolveEvidence } from "./evidence";

const inDays = (days: number) => toIsoDate(AS_OF + days) as string;
const milestone = (...claims: ReturnType<typeof claim>[]) => ({ id: 1, step: "in_service" as const, claims });

describe("weighing the claims of a milestone", () => {
  it("takes the newest promise, keeps the first beside it, and puts a coarse promise at the end of its interval", () => {
    const evidence = resolveEvidence(milestone(claim("promised", "2027"), claim("promised", "2028-Q1")), AS_OF);
    expect(evidence).toMatchObject({ status: "stated", basis: "promised", statedDay: toEpochDay("2028-03-31") });
    expect(evidence.status === "stated" && evidence.first.latestDay).toBe(toEpochDay("2027-12-31"));
  });

  it("takes a promise before a newer estimate, and what happened before either", () => {
    const promised = claim("promised", "2028-01");
    const estimated = claim("estimated", "2029-01");
    expect(resolveEvidence(milestone(promised, estimated), AS_OF)).toMatchObject({ basis: "promised" });
    expect(resolveEvidence(milestone(claim("actual", "2026-05-01"), promised, estimated), AS_OF)).toMatchObject({
      status: "done",
      basis: "actual",
    });
  });

  it("lets a newer estimate of a later day take an inference back, but not an actual", () => {
    const later = claim("estimated", "2027-03-01", { knownOn: "2026-04-01" });
    const inferred = claim("inferred", "2025-10-01", { knownOn: "2025-12-01" });
    expect(resolveEvidence(milestone(inferred, later), AS_OF)).toMatchObject({ status: "stated", basis: "estimated" });
    expect(resolveEvidence(milestone({ ...inferred, kind: "actual" }, later), AS_OF)).toMatchObject({ status: "done" });
  });

  it("reads an actual that lies in the future as a stated date", () => {
    expect(resolveEvidence(milestone(claim("actual", inDays(90))), AS_OF)).toMatchObject({
      status: "stated",
      statedDay: AS_OF + 90,
    });
  });

  it("forgets what was said before a withdrawal", () => {
    const back = resolveEvidence(
      milestone(claim("actual", "2026-05-01"), claim("withdrawn", "2026-06-01"), claim("promised", "2028")),
      AS_OF,
    );
    expect(back.status).toBe("stated");
  });

  it("ends with the newest word when that is withdrawn", () => {
    expect(resolveEvidence(milestone(claim("promised", "2028"), claim("withdrawn", "2026-10-01")), AS_OF).status).toBe(
      "withdrawn",
    );
  });
});
