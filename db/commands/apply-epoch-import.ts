import { and, eq } from "drizzle-orm";
import { type Actor, actorLabel } from "@/lib/domain/actor";
import type { InputProblem, Result } from "@/lib/domain/result";
import { findStateProblems } from "@/lib/importing/epoch/check-state";
import { completeReport, emptyReport } from "@/lib/importing/epoch/complete-report";
import { leaveOutSites, type QuarantinedRow } from "@/lib/importing/epoch/quarantine";
import { type ImportReport, reportLink, reportUnplaced } from "@/lib/importing/epoch/report";
import { nameStep } from "@/lib/importing/epoch/step-names";
import { findDecreases, findSteps, rowsOfSite } from "@/lib/importing/epoch/steps";
import type { PublishedState } from "@/lib/importing/epoch/types";
import type { FileProblem } from "@/lib/importing/problem";
import type { Db } from "../client";
import { latestDayOnEarth } from "../clock";
import { economies, imports } from "../schema";
import { type EpochImport, recordPublication } from "./epoch/context";
import { placePhases } from "./epoch/place-phases";
import { planSite } from "./epoch/plan-site";
import { resolveSites } from "./epoch/resolve-sites";
import { type LostStep, retireLostStep } from "./epoch/retire-lost-steps";
import { hasPhasesOfOthers, savePlacedSteps } from "./epoch/save-placed-steps";
import { savePublishedSite } from "./epoch/save-published-site";
import { savePublishedSteps } from "./epoch/save-published-steps";
import { listOwnSources } from "./epoch/site-facts";
import { findSiteHistory, IMPORT_KIND, type Publication } from "./epoch/site-history";
import { storeRows } from "./epoch/store-rows";
import { lockAudit, lockImports, lockSites } from "./locks";

export type ApplyOptions = {
  /** Of the files' bytes; the same content of the same day changes nothing. */
  contentSha256: string;
  /** The table of sites, then the timeline. */
  fileNames: [sites: string, timeline: string];
  /** What reading the files left out, for the report. */
  notUnderstood?: FileProblem[];
  /** Rows that reading left out because they are wrong. Given, sites that cannot be told apart on record are left out, too, and not refused. */
  quarantined?: readonly QuarantinedRow[];
};

/**
 * Takes in one published state, inside the caller's transaction: all of it or, with every problem named, nothing.
 * Publications may come in any order; one at a time, others wait. Forecasts are not refreshed here.
 */
export async function applyPublishedState(
  db: Db,
  actor: Actor,
  given: PublishedState,
  options: ApplyOptions,
): Promise<Result<ImportReport>> {
  await lockImports(db);
  const earlier = await findSameImport(db, given, options);
  if (earlier) return { ok: true, value: { ...earlier, outcome: "already_imported" } };
  const problems = findStateProblems(given, latestDayOnEarth());
  if (problems.length > 0) return refuse(problems);
  const { state, resolved, quarantined } = await resolveOrLeaveOut(db, given, options);
  if (resolved.problems.length > 0) return refuse(resolved.problems);

  await lockSites(
    db,
    [...resolved.found.values()].flatMap((site) => site?.id ?? []),
  );
  await lockAudit(db);
  const sourceId = await recordPublication(db, actor, state.publishedOn);
  const { contentSha256, fileNames } = options;
  const key = { kind: IMPORT_KIND, contentSha256, publishedOn: state.publishedOn };
  const report = emptyReport(state, options.notUnderstood ?? []);
  const importedBy = actorLabel(actor);
  const [added] = await db
    .insert(imports)
    .values({ ...key, fileNames, sourceId, report, importedBy })
    .returning({ id: imports.id });
  if (!added) throw new Error("The import could not be recorded");
  const run: EpochImport = {
    db,
    actor,
    state,
    importId: added.id,
    sourceId,
    ownSources: await listOwnSources(db),
    economies: await db.select({ iso3: economies.iso3, nameEn: economies.nameEn }).from(economies),
    counted: { claimsAdded: 0, phasesAdded: 0 },
    actions: new Map(),
    quarantined,
  };

  const lost: LostStep[] = [];
  const slugs = new Map<string, string>();
  const siteActions = new Map<number, Awaited<ReturnType<typeof savePublishedSite>>["action"]>();
  for (const published of state.sites) {
    const stored = resolved.found.get(published) ?? null;
    const rows = rowsOfSite(state, published.name);
    const steps = findSteps(rows, state.publishedOn);
    const current: Publication = { publishedOn: state.publishedOn, powerBasis: state.powerBasis, rows, steps };
    const formerName = resolved.renamed.get(published)?.nameEn ?? null;
    const site = await savePublishedSite(run, published, stored, { file: fileNames[0], byPlace: formerName !== null });
    const history = await findSiteHistory(db, site);
    const plan = planSite(current, history);
    const isPlaced = hasPhasesOfOthers(history);
    if (isPlaced) {
      const unplaced = await savePlacedSteps(run, site.id, { history, plan, current });
      report.notPlaced.push(...unplaced.map((one) => reportUnplaced(published.title, one, nameStep(one.step).en)));
    } else {
      await placePhases(db, site.id, plan.places);
      await savePublishedSteps(run, site.id, plan, current);
    }

    slugs.set(published.name, site.slug);
    siteActions.set(published.rowNumber, site.action);
    const [added, comparedWith] = [stored === null, plan.comparedWith?.publishedOn ?? null];
    report.sites.push({
      name: published.title,
      slug: site.slug,
      outcome: added ? "new" : "matched",
      formerName,
      comparedWith,
    });
    report.steps.push(...plan.links.map((link) => reportLink(published.title, link, (step) => nameStep(step).en)));
    report.decreases.push(
      ...findDecreases(rows).map((fall) => ({ ...fall, site: published.title, kind: "within" as const })),
    );
    report.notUnderstood.push(...site.remarks);
    const common = { plan, current, siteId: site.id };
    if (isPlaced) continue;
    // Where rows were left out, a step that is missing may stand in one of them.
    if (quarantined.length === 0) lost.push(...plan.lost.map((one) => ({ ...one, ...common })));
    const phases = plan.steps.some(({ fate }) => fate) ? (await findSiteHistory(db, site)).phases : [];
    for (const { step, ordinal, fate } of plan.steps) {
      const phaseId = phases.find((phase) => phase.ordinal === ordinal)?.id;
      if (fate && phaseId) lost.push({ step, phaseId, fate, ...common });
    }
  }
  // After all sites: a lost step may have moved to a site that came later in the file.
  for (const one of lost) {
    const outcome = await retireLostStep(run, one);
    const title = state.sites.find((site) => site.name === one.current.rows[0]?.site)?.title;
    const line = report.steps.find(
      (step) =>
        step.site === title &&
        step.outcome === "lost" &&
        step.earlierCumulativeMegawatts === one.step.cumulativeMegawatts,
    );
    if (line) Object.assign(line, outcome);
  }
  report.sitesAbsent = resolved.absent.map((site) => site.nameEn);
  report.rowsWithoutStep = await storeRows(run, { slugs, siteActions, fileNames });
  report.quarantined = quarantined.flatMap((row) => row.problems);
  completeReport(report, run.counted);
  await db.update(imports).set({ report }).where(eq(imports.id, run.importId));
  return { ok: true, value: report };
}

/** Which sites on record the published ones are; asked to quarantine, those that may be several are left out with their dates. */
async function resolveOrLeaveOut(db: Db, given: PublishedState, { quarantined, fileNames }: ApplyOptions) {
  const resolved = await resolveSites(db, given);
  if (!quarantined || resolved.problems.length === 0) return { state: given, resolved, quarantined: quarantined ?? [] };
  const reasons = new Map(resolved.problems.map(({ value, reason }) => [String(value), reason]));
  const left = leaveOutSites(given, reasons, fileNames);
  const both = [...quarantined, ...left.quarantined];
  return { state: left.state, resolved: await resolveSites(db, left.state), quarantined: both };
}

const refuse = (problems: InputProblem[]) => ({ ok: false as const, failure: { kind: "invalid" as const, problems } });

async function findSameImport(db: Db, state: PublishedState, options: ApplyOptions): Promise<ImportReport | null> {
  const isSame = and(
    eq(imports.kind, IMPORT_KIND),
    eq(imports.contentSha256, options.contentSha256),
    eq(imports.publishedOn, state.publishedOn),
  );
  const [found] = await db.select({ report: imports.report }).from(imports).where(isSame);
  // A report of an earlier version lacks what was added since.
  return found ? { ...emptyReport(state, []), ...(found.report as ImportReport) } : null;
}
