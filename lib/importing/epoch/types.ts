import type { Confidence } from "@/lib/domain/vocabulary";

/** Which power a publication's running total counts. The two are never mixed: not in one file, not when publications are compared. */
export type PowerBasis = "facility" | "critical_it";

export type PublishedParty = { name: string; confidence: Confidence | null };

export type PublishedSite = {
  /** The name under which the timeline's rows refer to it. */
  name: string;
  /** What to call it on screen: its Title, else its Name. */
  title: string;
  /** The other names the same publication gives it (Handle, Title). */
  aliases: string[];
  /** As written; null when the publication names none. */
  country: string | null;
  address: string | null;
  latitude: number | null;
  longitude: number | null;
  owner: PublishedParty[];
  users: PublishedParty[];
  project: PublishedParty | null;
  /** These three carry no confidence in the publication. */
  investors: PublishedParty[];
  builders: PublishedParty[];
  energyCompanies: PublishedParty[];
  rowNumber: number;
  /** The row as it was read, by column name; null when the state was not read from a file. */
  raw: Record<string, string> | null;
};

/**
 * One dated row of the timeline. Everything that the prose says and the records need is in the fields below `status`, so that an
 * extract without its prose gives the same phases and claims.
 */
export type PublishedRow = {
  /** {@link PublishedSite.name}. */
  site: string;
  /** ISO date. */
  date: string;
  /** The line of the file, the header being 1; unique within a state. */
  rowNumber: number;
  cumulativeMegawatts: number | null;
  buildingsOperational: number | null;
  computeCapexUsd: number | null;
  constructionCapexUsd: number | null;
  /** The prose: kept as the claim's note, no part of its key. */
  status: string | null;
  /** The prose says that operation was seen, reported or confirmed, not deduced. */
  operationConfirmed: boolean;
  /** Every building that the prose names. */
  buildingsNamed: number[];
  /** The buildings that it says are in service by this date; empty when it names none. */
  buildingsInService: number[];
  /** Land clearing or construction starts: the buildings named, `[]` for the site as a whole, null when it says nothing of the kind. */
  worksStarted: number[] | null;
  /** Buildings whose roof is complete; empty when it says nothing of the kind. */
  roofsComplete: number[];
  raw: Record<string, string> | null;
};

export type PublishedState = {
  /** ISO date of the publication: every claim's `known_on`. */
  publishedOn: string;
  publisher: "Epoch AI";
  powerBasis: PowerBasis;
  sites: PublishedSite[];
  rows: PublishedRow[];
};
