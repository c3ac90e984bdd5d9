import { describe, expect, expectTypeOf, it } from "vitest";
import { ClaimInput } from "@/lib/domain/claim-input";
import type { EconomyFactInput, EconomyInput, RegionInput } from "@/lib/domain/economy-input";
import { IndicatorInput } from "@/lib/domain/indicator-input";
import type { ParameterInput, ReferenceClassInput, ScenarioInput } from "@/lib/domain/model-input";
import type { OrganisationInput } from "@/lib/domain/organisation-input";
import { type CapacityClaimInput, PhaseInput } from "@/lib/domain/phase-input";
import type { BaseRateInput, PolicyInstrumentInput } from "@/lib/domain/policy-input";
import type { PledgeInput, ProgrammeInput } from "@/lib/domain/programme-input";
import type { SiteInput } from "@/lib/domain/site-input";
import { SourceInput } from "@/lib/domain/source-input";
import type { UserInput } from "@/lib/domain/user-input";
import type * as tables from "../schema";

const problemsOf = (parsed: { success: boolean; error?: { issues: { message: string }[] } }) =>
  parsed.error?.issues.map((issue) => issue.message) ?? [];

describe("the commands' inputs", () => {
  it("fit the tables that they are written to", () => {
    expectTypeOf<EconomyInput>().toExtend<typeof tables.economies.$inferInsert>();
    expectTypeOf<RegionInput>().toExtend<typeof tables.regions.$inferInsert>();
    expectTypeOf<EconomyFactInput>().toExtend<typeof tables.economyFacts.$inferInsert>();
    expectTypeOf<PolicyInstrumentInput>().toExtend<typeof tables.policyInstruments.$inferInsert>();
    expectTypeOf<BaseRateInput>().toExtend<typeof tables.baseRates.$inferInsert>();
    expectTypeOf<OrganisationInput>().toExtend<typeof tables.organisations.$inferInsert>();
    expectTypeOf<Omit<ProgrammeInput, "regionIds">>().toExtend<typeof tables.programmes.$inferInsert>();
    expectTypeOf<PledgeInput>().toExtend<typeof tables.pledges.$inferInsert>();
    expectTypeOf<Omit<SiteInput, "aliases" | "organisations">>().toExtend<typeof tables.sites.$inferInsert>();
    expectTypeOf<Omit<PhaseInput, "capacityClaim">>().toExtend<typeof tables.phases.$inferInsert>();
    expectTypeOf<CapacityClaimInput>().toExtend<typeof tables.capacityClaims.$inferInsert>();
    expectTypeOf<IndicatorInput & { siteId: number }>().toExtend<typeof tables.indicators.$inferInsert>();
    expectTypeOf<SourceInput & { naturalKey: string; recordedBy: string }>().toExtend<
      typeof tables.sources.$inferInsert
    >();
    expectTypeOf<ClaimInput & { naturalKey: string; recordedBy: string }>().toExtend<
      typeof tables.datedClaims.$inferInsert
    >();
    expectTypeOf<ReferenceClassInput & { version: number }>().toExtend<typeof tables.referenceClasses.$inferInsert>();
    expectTypeOf<ParameterInput & { version: number; recordedBy: string }>().toExtend<
      typeof tables.parameters.$inferInsert
    >();
    expectTypeOf<ScenarioInput & { version: number }>().toExtend<typeof tables.scenarios.$inferInsert>();
    expectTypeOf<UserInput>().toExtend<typeof tables.users.$inferInsert>();
  });

  it("keep numbers as the text that the database keeps", () => {
    const phase = PhaseInput.parse({
      siteId: 1,
      ordinal: 1,
      nameEn: "One",
      nameKo: "하나",
      facilityMegawatts: 40.5,
      mark: "V",
    });
    expect(phase.facilityMegawatts).toBe("40.5");
  });

  it("name the field and the limit of what they refuse", () => {
    const phase = {
      siteId: 1,
      ordinal: 0,
      nameEn: "x".repeat(201),
      nameKo: "하나",
      facilityMegawatts: -1,
      undividedCapex: 1,
      mark: "V",
    };
    expect(problemsOf(PhaseInput.safeParse(phase))).toEqual([
      "ordinal: at least 1",
      "nameEn: at most 200 characters, but it has 201",
      "facilityMegawatts: expected a number between 0 and 1000000000000000000",
      "capexCurrency: an amount of money names its currency",
    ]);
    const worded = { ...phase, ordinal: 1, nameEn: "One", facilityMegawatts: 1 };
    for (const capexCurrency of ["€", "usd", "US", "", "US$"])
      expect(problemsOf(PhaseInput.safeParse({ ...worded, capexCurrency }))).toEqual([
        "capexCurrency: expected three capital letters (ISO 4217)",
      ]);
    expect(PhaseInput.safeParse({ ...worded, capexCurrency: "KRW" }).success).toBe(true);
    const indicator = {
      kind: "service",
      phaseId: 1,
      key: "service",
      titleEn: "S",
      titleKo: "서",
      requirement: "unknown",
      mark: "V",
    };
    expect(problemsOf(IndicatorInput.safeParse(indicator))).toEqual([
      "requirementReason: an unknown requirement says why it is unknown",
    ]);
    const claim = {
      milestoneId: 1,
      kind: "actual",
      earliestOn: "2026-02-30",
      latestOn: null,
      precision: "day",
      knownOn: "2026-01-01",
      sourceId: 1,
      mark: "V",
    };
    expect(problemsOf(ClaimInput.safeParse(claim))[0]).toMatch(/not a real date/);
  });

  it("take the days of milestones from 1990 to 2100, of publications from 1900 to 2150, of rights and leases from 1850 to 2200", () => {
    const said = { milestoneId: 1, kind: "promised", precision: "by", knownOn: "2026-01-01", sourceId: 1, mark: "V" };
    const claim = (latestOn: string) => problemsOf(ClaimInput.safeParse({ ...said, latestOn }));
    expect([claim("1990-01-01"), claim("2100-12-31")]).toEqual([[], []]);
    const milestones = "latestOn: expected a day between 1990 and 2100";
    expect([claim("1989-12-31"), claim("2570-01-01")]).toEqual([[milestones], [milestones]]);

    const page = { url: null, title: "T", publisher: "P", class: "press" };
    const publication = (publishedOn: string) => problemsOf(SourceInput.safeParse({ ...page, publishedOn }));
    expect([publication("1900-01-01"), publication("1899-12-31")]).toEqual([
      [],
      ["publishedOn: expected a day between 1900 and 2150"],
    ]);

    const titles = { key: "w", titleEn: "W", titleKo: "물", requirement: "required", mark: "V" };
    const right = (expiresOn: string) =>
      problemsOf(IndicatorInput.safeParse({ kind: "water_right", phaseId: 1, ...titles, detail: { expiresOn } }));
    expect([right("1850-01-01"), right("2200-12-31")]).toEqual([[], []]);
    expect(right("1849-12-31")).toEqual(["expiresOn: expected a day between 1850 and 2200"]);
  });
});
