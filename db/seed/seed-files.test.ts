import { describe, expect, it } from "vitest";
import { indicatorSteps } from "@/lib/domain/vocabulary";
import { formatFactValue } from "@/lib/format/facts";
import programmesKo from "@/messages/ko/programmes.json";
import { parseSeedFiles, readSeedFiles } from "./read-seed-files";
import type { EconomyFile, SeedClaim } from "./seed-files";

const files = await readSeedFiles();
const data = parseSeedFiles(files);
const sites = data.economies.flatMap((economy) => economy.sites);
const phases = sites.flatMap((site) => site.phases);
const indicators = phases.flatMap((phase) => phase.indicators);
const records: unknown = [data.economies, data.programmes];

/** Every string under a property of this name, however deep. */
function valuesOf(record: unknown, name: string): string[] {
  if (Array.isArray(record)) return record.flatMap((item) => valuesOf(item, name));
  if (record === null || typeof record !== "object") return [];
  return Object.entries(record).flatMap(([key, value]) =>
    key === name && typeof value === "string" ? [value] : valuesOf(value, name),
  );
}

const hangul = /[가-힣]/;

/** Texts under one of these properties whose twin (`note`: `noteKo`) is missing or not in Korean, however deep. */
function withoutKorean(record: unknown, names: string[]): string[] {
  if (Array.isArray(record)) return record.flatMap((item) => withoutKorean(item, names));
  if (record === null || typeof record !== "object") return [];
  const twins = record as Record<string, unknown>;
  return Object.entries(twins).flatMap(([key, value]) =>
    names.includes(key) && typeof value === "string" && !hangul.test(String(twins[`${key}Ko`] ?? ""))
      ? [value]
      : withoutKorean(value, names),
  );
}

describe("the seed's files", () => {
  it("hold the 21 APEC economies, each with its context figures or the reason why one is unknown", () => {
    const members = data.economies.filter((economy) => economy.isApecMember);
    expect(members).toHaveLength(21);
    for (const economy of members) {
      const known = economy.facts.map((fact) => fact.indicator);
      expect(known, economy.iso3).toEqual(
        expect.arrayContaining([
          "capacity-mw",
          "capacity-growth-2019-2024",
          "low-carbon-share-of-mix",
          "water-stress-sdg-642",
        ]),
      );
      expect(economy.facts.filter((fact) => fact.value == null && !fact.unknownReason)).toEqual([]);
    }
  });

  it("never derive growth from an undated capacity", () => {
    const growthOf = ({ facts }: EconomyFile) => facts.find((fact) => fact.indicator === "capacity-growth-2019-2024");
    const undated = data.economies.filter(({ facts }) =>
      facts.some((fact) => fact.indicator === "capacity-mw" && fact.year == null),
    );
    expect(undated.map(({ iso3 }) => iso3).sort()).toEqual(["AUS", "HKG", "IDN", "JPN", "PHL"]);
    for (const economy of undated) expect(growthOf(economy), economy.iso3).toMatchObject({ value: null });
  });

  it("hold every figure of the founding article once, and never nest the Korean pledge in the programme", () => {
    const slugs = data.programmes.flatMap((programme) => programme.pledges.map((pledge) => pledge.slug)).sort();
    const article = Array.from({ length: 28 }, (_, index) => `a${String(index + 1).padStart(2, "0")}`);
    expect(slugs).toEqual([...article, "k10"]);
    const korea = data.programmes.find((programme) => programme.slug === "aws-korea-2031");
    expect(korea?.pledges.map((pledge) => pledge.slug).sort()).toEqual(["a04", "k10"]);
  });

  it("name only sources, organisations, regions and instruments that are there", () => {
    const known = {
      source: Object.keys(data.sources),
      organisation: data.organisations.map((organisation) => organisation.slug),
      region: data.economies.flatMap((economy) => economy.regions.map((region) => region.slug)),
      policyInstrument: data.economies.flatMap((economy) =>
        economy.policyInstruments.map((instrument) => instrument.slug),
      ),
    };
    const organisations = [
      "organisation",
      "operator",
      "utility",
      "sponsor",
      "counterparty",
      "contractor",
      "authority",
      "seller",
    ];
    expect(known.source).toEqual(expect.arrayContaining(valuesOf(records, "source")));
    expect(known.region).toEqual(expect.arrayContaining(valuesOf(records, "region")));
    expect(known.policyInstrument).toEqual(expect.arrayContaining(valuesOf(records, "policyInstrument")));
    for (const name of organisations)
      expect(known.organisation, name).toEqual(expect.arrayContaining(valuesOf(records, name)));
    const claimants = indicators.flatMap((indicator) => indicator.claims.flatMap((claim) => claim.claimant ?? []));
    expect(known.organisation).toEqual(expect.arrayContaining(claimants));
  });

  it("use every source they list, and each slug once", () => {
    const used = new Set(valuesOf(records, "source"));
    expect(Object.keys(data.sources).filter((key) => !used.has(key))).toEqual([]);
    const slugs = sites.map((site) => site.slug);
    expect(new Set(slugs).size).toBe(slugs.length);
  });

  it("write Korean in Korean", () => {
    const names = ["titleKo", "factKo", "descriptionKo", "quantityKo"].flatMap((name) => valuesOf(records, name));
    expect(names.filter((name) => !hangul.test(name))).toEqual([]);
    expect(sites.filter((site) => !hangul.test(site.nameKo))).toEqual([]);
    expect(data.economies.filter((economy) => !hangul.test(economy.nameKo))).toEqual([]);
  });

  it("say every word of their prose in Korean too", () => {
    const prose = ["note", "unknownReason", "periodText", "effectiveText", "endedBy"];
    const pledges = data.programmes.flatMap((programme) => programme.pledges);
    const missing = [...withoutKorean(records, prose), ...withoutKorean(pledges, ["subject", "claimant"])];
    expect(missing).toEqual([]);
    expect(withoutKorean({ note: "Ground broken." }, prose)).toEqual(["Ground broken."]);
    expect(withoutKorean({ note: "Ground broken.", noteKo: "Ground broken." }, prose)).toEqual(["Ground broken."]);
  });

  it("count in units that have Korean words", () => {
    const unitsKo: string[] = Object.keys(programmesKo.unit);
    const money = /^USD bn( per year)?$/;
    const units = data.programmes.flatMap((programme) => programme.pledges.flatMap((pledge) => pledge.unit ?? []));
    expect(units.filter((unit) => !unitsKo.includes(unit) && !money.test(unit))).toEqual([]);
    const facts = data.economies.flatMap((economy) => economy.facts);
    const values = facts.flatMap(({ value, unit }) =>
      value == null ? [] : formatFactValue({ value: Number(value), unit }, "ko"),
    );
    expect(values.filter((value) => /[a-z]/i.test(value.replace(/ MW$| MW /g, "")))).toEqual([]);
  });

  it("put claims only on steps that their kind of indicator has", () => {
    for (const { kind, claims } of indicators) {
      for (const claim of claims) expect(indicatorSteps[kind]).toContain(claim.step);
    }
  });

  it("let nobody promise but a named party", () => {
    const isNamed = (claim: SeedClaim) =>
      claim.claimant !== undefined ||
      ["operator", "utility", "regulator"].includes(data.sources[claim.source]?.class ?? "");
    const promises = indicators.flatMap((indicator) => indicator.claims.filter((claim) => claim.kind === "promised"));
    expect(promises.length).toBeGreaterThan(0);
    expect(promises.filter((claim) => !isNamed(claim))).toEqual([]);
  });

  it("hold megawatts that phases add, not running totals: 41 and 62 at Ulsan", () => {
    const ulsan = sites.find((site) => site.slug === "sk-aws-ulsan-ai-zone");
    expect(ulsan?.phases.map((phase) => Number(phase.facilityMegawatts))).toEqual([41, 62]);
  });

  it("carry the four sites of Epoch AI without a word of its prose", () => {
    expect(data.epochSteps.map((state) => state.publishedOn)).toEqual(["2025-12-01", "2026-04-01"]);
    const aliases = new Set(sites.flatMap((site) => site.aliases.map((alias) => alias.alias)));
    for (const state of data.epochSteps) {
      expect(state.sites).toHaveLength(4);
      expect(state.sites.filter((site) => !aliases.has(site.name))).toEqual([]);
      expect(state.rows.every((row) => row.status === null && row.raw === null)).toBe(true);
    }
  });
});
