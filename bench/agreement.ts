import type { Forecast } from "@/lib/forecast";
import type { PartnerAnswer } from "./partner";

const STANDARD_ERRORS = 4;
const MOST_SHARE_DIFFERENCE = 0.02;
/**
 * What differs between our forecast of a network and the partner's by more than chance allows: P50 and P80 given completion by more than
 * four standard errors of the difference (of plain draws, from the spread around the quantile), shares of the driving walk, of
 * cancellation and of being on time by more than 0.02. Empty when the two agree.
 */
export function disagreements(ours: Forecast, theirs: PartnerAnswer): string[] {
  const found: string[] = [];
  const near = (name: string, a: number, b: number, most: number) => {
    if (!(Math.abs(a - b) <= most))
      found.push(`${name}: ours ${a.toFixed(3)}, numpy ${b.toFixed(3)}, allowed ${most.toFixed(3)}`);
  };
  for (const [k, target] of ours.targets.entries()) {
    const partner = theirs.targets?.[k];
    if (!partner) {
      found.push(`target ${target.id}: numpy has none`);
      continue;
    }
    const completed = ours.draws * (1 - target.cancelled.total);
    for (const [name, level] of [
      ["P50", 0.5],
      ["P80", 0.8],
    ] as const) {
      const error = plainError(target.quantiles, level, completed);
      near(
        name,
        target.quantiles[level * 200] ?? Number.NaN,
        partner.given[level * 200] ?? Number.NaN,
        STANDARD_ERRORS * Math.SQRT2 * error,
      );
    }
    near("cancelled", target.cancelled.total, partner.cancelled, MOST_SHARE_DIFFERENCE);
    for (const [cause, share] of Object.entries(target.cancelled.byCause))
      near(`cancelled ${cause}`, share, partner.byCause[cause] ?? 0, MOST_SHARE_DIFFERENCE);
    near("by announced", target.byAnnounced ?? 0, partner.byAnnounced ?? 0, MOST_SHARE_DIFFERENCE);
    const place = new Map((theirs.nodes ?? []).map(({ id }, index) => [id, index]));
    for (const node of ours.nodes) {
      const at = place.get(node.id) ?? -1;
      near(`path ${node.id}`, node.onPath[target.id] ?? 0, partner.onPath[at] ?? Number.NaN, MOST_SHARE_DIFFERENCE);
      near(`drives ${node.id}`, node.drives[target.id] ?? 0, partner.drives[at] ?? Number.NaN, MOST_SHARE_DIFFERENCE);
    }
  }
  return found;
}

/** Standard error of a quantile of `n` plain draws: half the distance between the quantiles one binomial error to either side. */
function plainError(quantiles: readonly number[], level: number, n: number): number {
  const step = Math.sqrt((level * (1 - level)) / n);
  const at = (p: number) => {
    const rank = Math.min(200, Math.max(0, p * 200));
    const low = Math.floor(rank);
    const below = quantiles[low] ?? Number.NaN;
    return below + ((quantiles[Math.min(200, low + 1)] ?? Number.NaN) - below) * (rank - low);
  };
  // At least 1 % of a level wide, so that an atom in the draws does not make the error vanish.
  const wide = Math.max(step, 0.01);
  return ((at(level + wide) - at(level - wide)) / 2) * (step / wide);
}
