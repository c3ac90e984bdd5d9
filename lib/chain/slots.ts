import type { SiteRecords } from "@/lib/domain/records";
import type { Node } from "@/lib/forecast";
import { nodeIdOf } from "./gate-nodes";
import type { Gate } from "./gates";
import type { PhasePlan } from "./phase-plan";

/**
 * The places of a phase's template; each owns one of the engine's evenly filled dimensions. Append only: a place that moves gives every
 * forecast other draws. Orders of accelerators, and a second gate of one place, have none: their luck is plainly random.
 */
const PHASE_PLACES = [
  "revenue",
  "building",
  "grid",
  "commissioned",
  "agreement",
  "assessment",
  "permit:building",
  "permit:zoning",
  "permit:environment",
  "transformer",
  "power-contract",
  "network",
  "water",
  "bridge",
] as const;
type PhasePlace = (typeof PHASE_PLACES)[number];

/** Only a site's first open phase has these in front of its outside view. */
const SITE_PLACES = ["outside.agreement", "outside.permit"] as const;

/** Slots of the first phase, then the site's, then sources', then those of the phases behind it: the lowest dimensions are the most even. */
const FIRST_SITE_SLOT = 1 + PHASE_PLACES.length;
const FIRST_SOURCE_SLOT = FIRST_SITE_SLOT + SITE_PLACES.length;
const MOST_SOURCES = 5;
const FIRST_LATER_SLOT = FIRST_SOURCE_SLOT + MOST_SOURCES;
/** Phases that can be open at once with slots of their own; the fifth takes those of the first once that one is decided. */
const BLOCKS = 4;

/**
 * The nodes with their Sobol dimensions (1 … 63, see `Node.slot`), from a fixed table of places, so that another gate, claim or site never
 * moves a slot. Nodes without luck of their own (totals, certainties) get none. A source of stated dates has one slot, by the order in
 * which the site's record first heard a date for a gate from it: claims are only ever added, and a retraction is the one thing that moves it.
 */
export function withSlots(nodes: Node[], plans: readonly PhasePlan[], site: SiteRecords): Node[] {
  const places = placedNodes(plans);
  const sources = sourceSlots(site);
  return nodes.map((node) => {
    const slot = node.kind === "stated" ? sources.get(node.sourceKey) : places.get(node.id);
    return slot !== undefined && hasOwnLuck(node) ? { ...node, slot } : node;
  });
}

function hasOwnLuck(node: Node): boolean {
  if (node.kind === "pool") return true;
  if (node.kind === "stated") return node.loading === "part";
  return node.kind === "task" && node.loading === "part" && node.duration.kind !== "point";
}

function placedNodes(plans: readonly PhasePlan[]): Map<string, number> {
  const slots = new Map<string, number>();
  const isTaken = new Set<number>();
  let isFirst = true;
  for (const plan of plans) {
    if (plan.stage === "withdrawn" || plan.inService) continue;
    const prefix = `p${plan.phase.ordinal}`;
    if (isFirst) for (const [i, place] of SITE_PLACES.entries()) slots.set(`${prefix}.${place}`, FIRST_SITE_SLOT + i);
    isFirst = false;
    const block = (plan.phase.ordinal - 1) % BLOCKS;
    if (isTaken.has(block)) continue;
    isTaken.add(block);
    const filled = new Set<PhasePlace>(["revenue", "commissioned"]);
    for (const place of filled) slots.set(`${prefix}.${place}`, phaseSlot(block, place));
    for (const gate of plan.gates) {
      const place = placeOf(gate);
      if (!place || filled.has(place)) continue;
      filled.add(place);
      slots.set(nodeIdOf(prefix, gate), phaseSlot(block, place));
    }
  }
  return slots;
}

function phaseSlot(block: number, place: PhasePlace): number {
  const at = PHASE_PLACES.indexOf(place);
  return block === 0 ? 1 + at : FIRST_LATER_SLOT + (block - 1) * PHASE_PLACES.length + at;
}

/** A gate's place in the template, by what it is and not by how its date is known. */
function placeOf({ role, kind, key, indicator }: Gate): PhasePlace | null {
  switch (role) {
    case "building":
    case "grid":
    case "agreement":
    case "assessment":
    case "bridge":
      return role;
    case "permit": {
      const type = indicator?.permitType ?? key;
      return type === "building" || type === "zoning" ? `permit:${type}` : "permit:environment";
    }
    case "power":
      return kind === "transformer_order" ? "transformer" : kind === "ppa" ? "power-contract" : "network";
    case "site":
      return kind === "water_right" ? "water" : null;
  }
}

/** The slots of the site's first sources to state a date for a gate. */
function sourceSlots({ phases }: SiteRecords): Map<string, number> {
  const firstClaimId = new Map<string, number>();
  for (const phase of phases)
    for (const indicator of phase.indicators) {
      if (indicator.kind === "service") continue;
      for (const { kind, id, source } of indicator.milestones.flatMap((milestone) => milestone.claims)) {
        if (kind !== "promised" && kind !== "estimated") continue;
        firstClaimId.set(source.key, Math.min(id, firstClaimId.get(source.key) ?? id));
      }
    }
  const inOrder = [...firstClaimId].sort(([a, idA], [b, idB]) => idA - idB || (a < b ? -1 : 1));
  return new Map(inOrder.slice(0, MOST_SOURCES).map(([key], i) => [key, FIRST_SOURCE_SLOT + i]));
}
