import { findSteps, type PublishedStep } from "./steps";
import type { PublishedRow, PublishedSite, PublishedState } from "./types";

/** A site of which a publication says nothing but its name. */
export const siteOf = (name: string, more: Partial<PublishedSite> = {}): PublishedSite => ({
  ...{ name, title: name, aliases: [], country: null, address: null, latitude: null, longitude: null },
  ...{ owner: [], users: [], project: null, investors: [], builders: [], energyCompanies: [] },
  ...{ rowNumber: 2, raw: null },
  ...more,
});

/** 100 MW of Alpha in May 2025. */
export const rowOf = (more: Partial<PublishedRow> = {}): PublishedRow => ({
  ...{ site: "Alpha", date: "2025-05-01", rowNumber: 2, cumulativeMegawatts: 100, buildingsOperational: null },
  ...{ computeCapexUsd: null, constructionCapexUsd: null, status: null, operationConfirmed: false },
  ...{ buildingsNamed: [], buildingsInService: [], worksStarted: null, roofsComplete: [], raw: null },
  ...more,
});

/** Alpha with its row, published on New Year 2026. */
export const stateOf = (more: Partial<PublishedState> = {}): PublishedState => ({
  ...{ publishedOn: "2026-01-01", publisher: "Epoch AI", powerBasis: "facility" },
  ...{ sites: [siteOf("Alpha")], rows: [rowOf()] },
  ...more,
});

/** The only step of a row. @throws when it makes none */
export function stepOf(more: Partial<PublishedRow> = {}): PublishedStep {
  const [step] = findSteps([rowOf(more)], "2026-01-01");
  if (!step) throw new Error("expected a row with megawatts");
  return step;
}
