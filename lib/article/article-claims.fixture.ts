import { readFileSync } from "node:fs";
import type { PledgeTopic } from "@/lib/domain/vocabulary";
import { articleClaimsOf, type ClaimRecord } from "./article-claims";

const file = new URL("../../db/seed/data/programmes.json", import.meta.url);

type SeededPledge = ClaimRecord & { currency: string | null; topic: PledgeTopic };

/** The pledges of the seeded programmes, as they are recorded. */
export const seededClaims: SeededPledge[] = JSON.parse(readFileSync(file, "utf8")).flatMap(
  (programme: { pledges: SeededPledge[] }) => programme.pledges,
);

const claims = articleClaimsOf(seededClaims);
if (!claims) throw new Error("the seed lacks a claim of the article's arithmetic");

/** The founding article's claims. */
export const articleClaims = claims;
