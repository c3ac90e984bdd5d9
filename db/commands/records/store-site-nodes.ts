import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import type { IndicatorInput } from "@/lib/domain/indicator-input";
import type { PhaseNode, SiteNode } from "@/lib/importing/tree/nodes";
import type { Speakers } from "@/lib/importing/tree/speakers";
import type { Db } from "../../client";
import { idArray } from "../../id-array";
import {
  acceleratorOrders,
  capacityClaims,
  datedClaims,
  gridInterconnects,
  indicators,
  milestones,
  permits,
  phases,
  ppas,
  siteAliases,
  siteOrganisations,
  sites,
  transformerOrders,
  waterRights,
  works,
} from "../../schema";
import { insertRows } from "../insert-rows";
import { claimValues } from "./claim-values";
import { indicatorValues } from "./indicator-values";
import { megawattFields, phaseValues } from "./phase-values";
import { siteValues } from "./site-values";
import type { StoredReferences } from "./stored-references";

export type StoreRun = {
  db: Db;
  actor: Actor;
  /** Null for records in their own words. */
  importId: number | null;
  /** The day on which the register spoke of the sites; null for records in their own words. */
  examinedOn: string | null;
  references: StoredReferences;
  speakers: Pick<Speakers, "sourceOf" | "partyOf">;
};

/** Stores what is new in the nodes, in bulk and in the order in which rows rest on each other, and gives the nodes their ids. */
export async function storeSiteNodes(run: StoreRun, nodes: readonly SiteNode[]): Promise<void> {
  const changed = nodes
    .filter(({ id }) => id !== null)
    .filter(isChanged)
    .map(idOf);
  await storeSites(run, nodes);
  await storePhases(run, nodes);
  await storeIndicators(run, nodes);
  await storeClaims(run, nodes);
  if (changed.length > 0)
    await run.db.execute(sql`update sites set version = version + 1 where id = any (${idArray(changed)})`);
}

const isNew = ({ id }: { id: number | null }) => id === null;

function idOf(node: { id: number | null } | undefined): number {
  if (node === undefined || node.id === null) throw new Error("expected a record that is stored");
  return node.id;
}

const isChanged = ({ phases: parts, indicators: own }: SiteNode) =>
  parts.some((phase) => isNew(phase) || phase.revision || phase.isBack) ||
  own.some((indicator) => isNew(indicator) || indicator.milestones.some(({ added }) => added.length > 0));

/** Adds the rows of new nodes, in their order, and gives the nodes their ids. */
async function storeNew(added: readonly { id: number | null }[], insert: () => Promise<number[]>): Promise<void> {
  const ids = await insert();
  for (const [i, node] of added.entries()) node.id = ids[i] ?? null;
}

async function storeSites({ db, examinedOn, references }: StoreRun, nodes: readonly SiteNode[]): Promise<void> {
  const added = nodes.filter(isNew).map((node) => {
    if (!node.fields) throw new Error("expected a new site with its fields");
    return { node, values: siteValues(node.fields, references) };
  });
  const rows = added.map(({ values: { aliases: _, organisations: __, ...site } }) => ({
    ...site,
    lastExaminedOn: examinedOn,
  }));
  await storeNew(
    added.map(({ node }) => node),
    () => insertRows(db, sites, rows),
  );
  const aliasRows = added.flatMap(({ node, values }) => values.aliases.map((one) => ({ ...one, siteId: idOf(node) })));
  const partyRows = added.flatMap(({ node, values }) =>
    values.organisations.map((one) => ({ ...one, siteId: idOf(node) })),
  );
  await insertRows(db, siteAliases, aliasRows);
  await insertRows(db, siteOrganisations, partyRows);
}

async function storePhases({ db, importId, references }: StoreRun, nodes: readonly SiteNode[]): Promise<void> {
  const all = nodes.flatMap((site) => site.phases.map((phase) => ({ site, phase })));
  const [added, known] = [all.filter(({ phase }) => isNew(phase)), all.filter(({ phase }) => !isNew(phase))];
  await storeNew(
    added.map(({ phase }) => phase),
    () => {
      const values = added.map(({ site, phase: { fields } }) => {
        if (!fields) throw new Error("expected a new phase with its fields");
        const { capacityClaim: _, ...row } = phaseValues(
          fields,
          { siteId: idOf(site), isOnly: site.phases.length === 1 },
          references,
        );
        return { ...row, importId };
      });
      return insertRows(db, phases, values);
    },
  );
  for (const { phase } of known) {
    const { revision, isBack } = phase;
    if (!revision && !isBack) continue;
    const size = revision ? { [megawattFields[revision.basis]]: revision.megawatts } : {};
    await db
      .update(phases)
      .set({ ...size, ...(isBack ? { retiredOn: null, importId } : {}) })
      .where(sql`id = ${phase.id}`);
  }
  await insertRows(
    db,
    capacityClaims,
    all.flatMap(({ phase }) => sizeClaim(phase, importId, references)),
  );
}

/** A register's word on the size of a phase. Records give theirs once, with the phase. */
function sizeClaim(phase: PhaseNode, importId: number | null, { sourceId }: StoredReferences) {
  const { revision } = phase;
  if (importId === null || !revision || revision.basis === "unknown") return [];
  const { source, mark, note, knownOn } = revision.evidence;
  const { basis, megawatts } = revision;
  return [{ phaseId: idOf(phase), importId, basis, megawatts, knownOn, sourceId: sourceId(source), mark, note }];
}

const detailTables = {
  works,
  grid_interconnect: gridInterconnects,
  transformer_order: transformerOrders,
  ppa: ppas,
  permit: permits,
  water_right: waterRights,
  accelerator_order: acceleratorOrders,
} as const;

async function storeIndicators({ db, references }: StoreRun, nodes: readonly SiteNode[]): Promise<void> {
  const added = nodes.flatMap((site) => site.indicators.filter(isNew).map((indicator) => ({ site, indicator })));
  const values: IndicatorInput[] = added.map(({ site, indicator: { fields, phase } }) => {
    if (!fields) throw new Error("expected a new indicator with its fields");
    return indicatorValues(fields, { siteId: idOf(site), phaseId: phase === null ? null : idOf(phase) }, references);
  });
  await storeNew(
    added.map(({ indicator }) => indicator),
    () =>
      insertRows(
        db,
        indicators,
        values.map((value) => {
          const { detail: _, ...row } = { detail: undefined, ...value };
          return row as typeof indicators.$inferInsert;
        }),
      ),
  );
  for (const [kind, table] of Object.entries(detailTables)) {
    const rows = values.flatMap((value, i) =>
      value.kind === kind && "detail" in value ? [{ ...value.detail, indicatorId: idOf(added[i]?.indicator) }] : [],
    );
    await insertRows(db, table, rows as (typeof table.$inferInsert)[]);
  }
  const steps = nodes.flatMap((site) =>
    site.indicators.flatMap((indicator) => indicator.milestones.map((milestone) => ({ indicator, milestone }))),
  );
  const newSteps = steps.filter(({ milestone }) => isNew(milestone));
  await storeNew(
    newSteps.map(({ milestone }) => milestone),
    () =>
      insertRows(
        db,
        milestones,
        newSteps.map(({ indicator, milestone }) => ({ indicatorId: idOf(indicator), step: milestone.step })),
      ),
  );
}

async function storeClaims(
  { db, actor, importId, references, speakers }: StoreRun,
  nodes: readonly SiteNode[],
): Promise<void> {
  const rows = nodes.flatMap((site) =>
    site.indicators.flatMap((indicator) =>
      indicator.milestones.flatMap((milestone) =>
        milestone.added.map((claim) => {
          const origin = {
            sourceKey: speakers.sourceOf(claim.source).naturalKey,
            claimantSlug: claim.claimant ? speakers.partyOf(claim.claimant).slug : null,
          };
          return claimValues(claim, { milestoneId: idOf(milestone), importId }, references, origin, actor);
        }),
      ),
    ),
  );
  await insertRows(db, datedClaims, rows);
}
