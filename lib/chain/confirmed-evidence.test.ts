import { describe, expect, it } from "vitest";
import { claim, source } from "@/lib/assessment/site.fixture";
import { toEpochDay } from "@/lib/domain/dates";
import type { ClaimRecord, OrganisationRecord } from "@/lib/domain/records";
import type { OrganisationRole, SourceClass } from "@/lib/domain/vocabulary";
import { confirmedEvidence } from "./confirmed-evidence";

const TODAY = toEpochDay("2026-11-22");
const party = (role: OrganisationRole): OrganisationRecord => ({
  id: 1,
  slug: `the-${role}`,
  nameEn: role,
  nameKo: role,
  roles: [role],
  isHyperscaler: null,
});
type Parts = { known: string; by?: SourceClass; text?: string | null; claimant?: OrganisationRecord };
const said = (
  kind: ClaimRecord["kind"],
  date: string,
  { known, by = "analyst", text, claimant }: Parts,
): ClaimRecord => ({
  ...claim(kind, date, { knownOn: known, source: source("a publication", by) }),
  note: text ?? null,
  claimant: claimant ?? null,
});
const undated = (parts: ClaimRecord): ClaimRecord => ({
  ...parts,
  earliestDay: null,
  latestDay: null,
  precision: "unknown",
});
const read = (...claims: ClaimRecord[]) => confirmedEvidence({ id: 1, step: "in_service", claims }, TODAY);

const estimate = said("estimated", "2026-01-03", { known: "2025-12-01", text: "building 2" });
const unconfirmed = { status: "unconfirmed", claimedDay: toEpochDay("2026-01-03") };

describe("an outcome must be seen", () => {
  it("takes no onlooker's inference for one, whatever its date and words", () => {
    expect(read(estimate, said("inferred", "2026-01-03", { known: "2026-04-01", text: "building 2" }))).toEqual(
      unconfirmed,
    );
    expect(read(said("inferred", "2026-01-03", { known: "2026-04-01", text: "new words" }))).toEqual(unconfirmed);
    expect(read(estimate, said("inferred", "2026-03-23", { known: "2026-04-01" })).status).toBe("unconfirmed");
  });

  it("takes an onlooker's actual on the day and in the words of its own estimate for none", () => {
    const again = (text: string | null, date = "2026-01-03") =>
      read(estimate, said("actual", date, { known: "2026-04-01", text })).status;
    expect(again("Building  2 ")).toBe("unconfirmed");
    expect(again(null)).toBe("unconfirmed");
    expect(again("building 2 runs, seen on the image of 3 January")).toBe("done");
    expect(again("building 2", "2026-01-10")).toBe("done");
  });

  it("takes the same date from another party for one", () => {
    const paper = {
      ...said("actual", "2026-01-03", { known: "2026-02-01", by: "press" }),
      source: source("Herald", "press"),
    };
    expect(read(estimate, paper)).toMatchObject({ status: "done", claim: { id: paper.id } });
  });

  it.each(["operator", "counterparty", "utility", "regulator", "imagery"] as const)(
    "takes an actual of class %s",
    (by) => {
      const same = said("estimated", "2026-01-03", { known: "2025-12-01", by });
      expect(read(same, said("actual", "2026-01-03", { known: "2026-04-01", by })).status).toBe("done");
      expect(read(same, said("inferred", "2026-01-03", { known: "2026-04-01", by })).status).toBe("unconfirmed");
      expect(read(same, said("inferred", "2026-01-03", { known: "2026-04-01", by, text: "now runs" })).status).toBe(
        "done",
      );
    },
  );

  it("goes by the party whose word a source reports", () => {
    const told = (role: OrganisationRole) =>
      read(said("inferred", "2026-01-03", { known: "2026-04-01", claimant: party(role) })).status;
    expect([told("operator"), told("regulator"), told("user"), told("investor")]).toEqual([
      "done",
      "done",
      "unconfirmed",
      "unconfirmed",
    ]);
  });

  it("needs a date, and one that had come when it was told", () => {
    const operator = { by: "operator" } as const;
    expect(read(undated(said("actual", "2026", { known: "2026-04-01", ...operator }))).status).toBe("unconfirmed");
    expect(read(said("actual", "2026-04-01", { known: "2026-03-01", ...operator })).status).toBe("unconfirmed");
    expect(read(said("actual", "by 2026-03", { known: "2026-04-01", ...operator })).status).toBe("done");
  });

  it("leaves promises, withdrawals and silence as they are", () => {
    expect(read(estimate).status).toBe("stated");
    expect(read(estimate, undated(said("withdrawn", "2026", { known: "2026-04-01" }))).status).toBe("withdrawn");
    expect(confirmedEvidence(undefined, TODAY)).toEqual({ status: "none" });
  });
});
