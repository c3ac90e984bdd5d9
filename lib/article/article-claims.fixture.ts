import { readFileSync } from "node:fs";
import { articleClaimsOf, type ClaimRecord } from "./article-claims";

const file = new URL("../../db/seed/data/programmes.json", import.meta.url);

/** The pledges of the seeded programmes, as they are recorded. */
export const seededClaims: ClaimRecord[] = JSON.parse(readFileSync(file, "utf8")).flatMap(
  (programme: { pledges: ClaimRecord[] }) => programme.pledges,
);

const claims = articleClaimsOf(seededClaims);
if (!claims) throw new Error("the seed lacks a claim of the article's arithmetic");

/** The founding article's claims. */
export const articleClaims = claims;
