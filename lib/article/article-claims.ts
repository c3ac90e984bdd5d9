import type { EvidenceMark } from "@/lib/domain/vocabulary";

/** A figure that the article claims, in USD, shares or years; `low` = `high` for a single figure, null for an open end. */
export type ArticleClaim = {
  slug: string;
  low: number | null;
  high: number | null;
  unit: string;
  claimant: string;
  /** False: the operator's own word. Null: the article does not say whose it is. */
  isIndependent: boolean | null;
  mark: EvidenceMark;
};

/** The claims that the arithmetic is compared with, by the slugs of the founding programme's pledges. */
export const articleClaimSlugs = ["a01", "a05", "a09", "a10", "a11", "a12", "a13", "a14", "a17", "a28"] as const;

/** Whether a pledge is one of the numbered figures of the founding article. */
export const isArticleFigure = (slug: string) => /^a\d\d$/.test(slug);

/** A recorded pledge: figures in `unit`, which begins with `USD bn`, `percent` or neither. An end that is not stated is null; so is the central value of a range. */
export type ClaimRecord = Pick<ArticleClaim, "slug" | "claimant" | "isIndependent" | "mark"> & {
  low: number | null;
  central: number | null;
  high: number | null;
  unit: string | null;
};

/** The claims among a programme's records, in plain USD and shares; null when one that the arithmetic needs is not recorded. */
export function articleClaimsOf(records: readonly ClaimRecord[]): ArticleClaim[] | null {
  const found = articleClaimSlugs.flatMap((slug) => records.find((one) => one.slug === slug) ?? []);
  return found.length < articleClaimSlugs.length ? null : found.map(claimFrom);
}

function claimFrom({ slug, low, central, high, unit, claimant, isIndependent, mark }: ClaimRecord): ArticleClaim {
  const stated = unit ?? "";
  const scale = stated.startsWith("USD bn") ? 1e9 : stated.startsWith("percent") ? 0.01 : 1;
  // A single figure is both ends; beside one stated end, the other is open.
  const end = (value: number | null) => {
    const known = value ?? central;
    return known === null ? null : known * scale;
  };
  return {
    slug,
    low: end(low),
    high: end(high),
    unit: stated.replace(/^USD bn/, "USD").replace(/^percent/, "share"),
    claimant,
    isIndependent,
    mark,
  };
}

/** The claim of a slug. @throws RangeError when there is none */
export function claimOf(claims: readonly ArticleClaim[], slug: string): ArticleClaim {
  const found = claims.find((one) => one.slug === slug);
  if (!found) throw new RangeError(`claim ${slug}: expected a row, got none`);
  return found;
}

/** Both ends of a claim that must have them. @throws RangeError naming the end that is missing */
export function claimedRange(claims: readonly ArticleClaim[], slug: string): { low: number; high: number } {
  const { low, high } = claimOf(claims, slug);
  if (low === null || high === null) throw new RangeError(`claim ${slug}: expected low and high, got ${low}–${high}`);
  return { low, high };
}

/** How a claim is marked beside others. */
export type ClaimStanding = "operators-own" | "independent" | "unknown";

/** Whether the operator says it of itself. Works for seeded pledges too, which carry the same field. */
export function claimStanding({ isIndependent }: { isIndependent: boolean | null }): ClaimStanding {
  if (isIndependent === null) return "unknown";
  return isIndependent ? "independent" : "operators-own";
}
