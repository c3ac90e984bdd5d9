import {
  memberProblems,
  noMembers,
  optionProblems,
  type PortfolioOptions,
  type PortfolioProgress,
  type PortfolioResult,
  startPortfolio,
} from "./portfolio";
import { byKey, type PortfolioMember, type PortfolioSite, siteMember, trancheMember } from "./portfolio-member";

export type ComingPortfolio = PortfolioOptions & {
  /**
   * Each site once, in the order of the slugs' UTF-16 units (PostgreSQL: `collate "C"`), which is the caller's to keep: sums of floating-point
   * numbers differ in their last bits by their order. A site that comes before its turn is refused, not sorted.
   */
  sites: AsyncIterable<PortfolioSite> | Iterable<PortfolioSite>;
  /** How many sites to expect, for progress alone: one more or less, because records changed meanwhile, is no mistake. */
  expectedSites: number;
};

/**
 * `simulatePortfolio` for sites that are too many to hold: each is taken when the one before is done, and not kept. The same sites give the
 * same bits. Problems are found as they come, so a late one ends a long run.
 */
export async function* simulatePortfolioStream(
  input: ComingPortfolio,
): AsyncGenerator<PortfolioProgress, PortfolioResult> {
  const problems = optionProblems(input);
  if (problems.length > 0) return { ok: false, problems };
  const running = startPortfolio(input);
  const of = input.expectedSites + input.notYetSited.length;
  let done = 0;
  let keyBefore: string | undefined;
  for await (const member of withTranches(input)) {
    const broken = memberProblems(member, keyBefore);
    if (broken.length === 0) broken.push(...running.add(member));
    if (broken.length > 0) return { ok: false, problems: broken };
    done += 1;
    keyBefore = member.key;
    yield { done, of: Math.max(of, done), key: member.key };
  }
  if (done === 0) return { ok: false, problems: [noMembers] };
  return { ok: true, portfolio: running.portfolio() };
}

/** The tranches, which are few, in their places among the sites. */
async function* withTranches({ sites, notYetSited }: ComingPortfolio): AsyncGenerator<PortfolioMember> {
  const tranches = notYetSited.map(trancheMember).sort(byKey);
  for await (const site of sites) {
    const member = siteMember(site);
    while (tranches[0] && tranches[0].key < member.key) yield tranches.shift() as PortfolioMember;
    yield member;
  }
  yield* tranches;
}
