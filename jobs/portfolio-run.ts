import { createHash } from "node:crypto";
import { setImmediate as othersTurn } from "node:timers/promises";
import { classifyError } from "@/db/classify-error";
import { type BegunRun, beginPortfolioRun } from "@/db/commands/begin-portfolio-run";
import { failPortfolioRun } from "@/db/commands/fail-portfolio-run";
import { keepPortfolioResult } from "@/db/commands/keep-portfolio-result";
import { recordPortfolioProgress } from "@/db/commands/record-portfolio-progress";
import { getModelRecords } from "@/db/queries/get-model-records";
import { listSiteRecords } from "@/db/queries/list-site-records";
import { listPortfolioSites } from "@/db/queries/portfolio-sites";
import { CHAIN_VERSION } from "@/lib/chain/phase-plan";
import { canonicalText } from "@/lib/domain/canonical-text";
import { toEpochDay } from "@/lib/domain/dates";
import { ENGINE_VERSION } from "@/lib/forecast";
import { MONEY_DEFINITION_VERSION } from "@/lib/money/parameters";
import type { Portfolio } from "@/lib/portfolio/portfolio";
import type { PortfolioSite } from "@/lib/portfolio/portfolio-member";
import { PORTFOLIO_VERSION, portfolioFigures } from "@/lib/portfolio/portfolio-run";
import { portfolioSite } from "@/lib/portfolio/portfolio-site";
import { simulatePortfolioStream } from "@/lib/portfolio/portfolio-stream";
import { overrideProblemText, readOverrides } from "@/lib/scenarios/overrides";
import type { JobContext } from "./task";

/** Sites whose records are held at a time. */
const PAGE = 50;
const PROGRESS_EVERY_MS = 500;

/**
 * Sums a run's sites and keeps the figures. What it holds is the sums and one page of records, whatever the number of sites. Each page is read
 * at its own moment; the hash says what was read. A run that was left half done starts over; one that another worker took up since is left to
 * it. A run that is wrong in itself fails with the reason and is not tried again.
 * @throws when the worker is stopping, or the database is out of reach or busy: the queue then tries again
 */
export async function runPortfolio(context: JobContext, runId: number): Promise<void> {
  const { db, actor, log, signal } = context;
  const run = await beginPortfolioRun(db, actor, { id: runId });
  if (!run) return;
  const { id, attempt } = run;
  const begun = performance.now();
  const takenUp = `portfolio run ${id} was taken up by another worker`;
  try {
    const summed = await sum(context, run);
    if (summed === null) return log(takenUp);
    const { portfolio, sites, inputHash } = summed;
    const result = { sites, inputHash, figures: portfolioFigures(portfolio) };
    const isKept = await keepPortfolioResult(db, actor, { id, attempt, ...result });
    log(
      isKept ? `portfolio run ${id}: ${sites} sites in ${Math.round((performance.now() - begun) / 1000)} s` : takenUp,
    );
  } catch (error) {
    if (signal?.aborted || classifyError(error) !== "fault") throw error;
    const message = error instanceof Error ? error.message : String(error);
    const isFailed = await failPortfolioRun(db, actor, { id, attempt, message });
    log(isFailed ? `portfolio run ${id} failed: ${message}` : `${takenUp}; here it failed: ${message}`);
  }
}

async function sum(
  { db, actor, signal }: JobContext,
  run: BegunRun,
): Promise<{ portfolio: Portfolio; sites: number; inputHash: string } | null> {
  const { id, attempt, scope, scenario, asOfOn, seed, draws, firstYear, years } = run;
  const read = readOverrides(scenario.overrides);
  if (!read.ok) throw new Error(`scenario: ${read.failure.problems.map(overrideProblemText).join("; ")}`);
  const { value: overrides } = read;
  const asOfDay = toEpochDay(asOfOn);
  const model = await getModelRecords(db);
  const versions = [ENGINE_VERSION, CHAIN_VERSION, MONEY_DEFINITION_VERSION, PORTFOLIO_VERSION];
  const hash = createHash("sha256").update(canonicalText([scope, scenario, asOfOn, seed, draws, firstYear, years]));
  hash.update(canonicalText([versions, model]));

  async function* sites(): AsyncGenerator<PortfolioSite> {
    let afterSlug: string | null = null;
    for (;;) {
      const page = await listPortfolioSites(db, { scope, afterSlug, limit: PAGE });
      const last = page.at(-1);
      if (!last) return;
      afterSlug = last.slug;
      const ids = page.map((site) => site.id);
      for (const site of await listSiteRecords(db, ids, model)) {
        const { version: _, model: __, ...records } = site;
        hash.update(canonicalText(records));
        yield portfolioSite(site, overrides);
      }
    }
  }

  const options = { notYetSited: [], asOfDay, seed, draws, firstYear, years };
  const steps = simulatePortfolioStream({ ...options, sites: sites(), expectedSites: run.siteCount });
  let recorded = performance.now();
  let done = 0;
  for (;;) {
    const step = await steps.next();
    if (step.done) {
      if (!step.value.ok)
        throw new Error(step.value.problems.map(({ key, message }) => `${key}: ${message}`).join("; "));
      return { portfolio: step.value.portfolio, sites: done, inputHash: hash.digest("hex") };
    }
    signal?.throwIfAborted();
    done = step.value.done;
    await othersTurn();
    if (performance.now() - recorded < PROGRESS_EVERY_MS) continue;
    recorded = performance.now();
    const isOurs = await recordPortfolioProgress(db, actor, { id, attempt, done, of: step.value.of });
    if (!isOurs) return null;
  }
}
