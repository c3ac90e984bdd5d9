import type { SiteRecords } from "@/lib/domain/records";
import type { Node, Target } from "@/lib/forecast";
import { vendorKey } from "./gate-nodes";
import type { Gate } from "./gates";
import { gateNodeId, gateOfPart, phaseNodeId } from "./node-ids";
import type { PhaseStatus } from "./phase-plan";
import { BLOCKS, MOST_SOURCES, MOST_VENDORS, type PhasePlace, slotOf } from "./slot-places";

/**
 * Places whose gate can be refused, with the place of the first answer's random input. Where no assessment is due, the
 * grid's answer stands in for it.
 */
const ANSWERS: Partial<Record<PhasePlace, PhasePlace>> = {
  assessment: "assessment answer",
  grid: "assessment answer",
  "permit:building": "permit:building answer",
};

/**
 * The nodes and targets with their slots (1 … 62, see `Node.slot`), from a fixed table of places, so that another gate, claim or
 * site never moves a slot. What has no random input of its own (totals, certainties) gets none. Sources of stated
 * dates, and makers of transformers, have one slot each, by the order in which the site's record first heard of them:
 * records are only added, and what moves a slot is a retraction or an order given to another maker.
 */
export function withSlots(
  { nodes, targets }: { nodes: Node[]; targets: Target[] },
  plans: readonly PhaseStatus[],
  site: SiteRecords,
): { nodes: Node[]; targets: Target[] } {
  const places = placesOf(plans);
  const [sources, vendors] = [sourceSlots(site), vendorSlots(site)];
  return {
    nodes: nodes.map((node) => {
      const slot = node.kind === "stated" ? sources.get(node.sourceKey) : slotOf(places.get(node.id));
      const slotted = slot !== undefined && hasOwnLuck(node) ? { ...node, slot } : node;
      return slotted.kind === "task" ? withTaskSlots(slotted, places, vendors) : slotted;
    }),
    targets: targets.map((target) => {
      const slot = slotOf(places.get(`${target.node} cancelled`));
      return slot === undefined ? target : { ...target, slot };
    }),
  };
}

type Task = Extract<Node, { kind: "task" }>;

/** The slots of a task's first answer and of its maker. */
function withTaskSlots(node: Task, places: ReadonlyMap<string, string>, vendors: ReadonlyMap<string, number>): Task {
  const { decision, vendorFactor } = node;
  const answerSlot = slotOf(places.get(`${gateOfPart(node.id)} answer`));
  const vendorSlot = vendors.get(vendorFactor?.key ?? "");
  return {
    ...node,
    ...(decision && answerSlot !== undefined ? { decision: { ...decision, slot: answerSlot } } : {}),
    ...(vendorFactor && vendorSlot !== undefined ? { vendorFactor: { ...vendorFactor, slot: vendorSlot } } : {}),
  };
}

function hasOwnLuck(node: Node): boolean {
  if (node.kind === "pool") return true;
  if (node.kind === "stated") return node.loading === "part";
  return node.kind === "task" && node.loading === "part" && node.duration.kind !== "point";
}

/** Places by node id, by "id answer" of a gate that can be refused, and by "id cancelled" of a phase's pool. */
function placesOf(plans: readonly PhaseStatus[]): Map<string, string> {
  const places = new Map<string, string>();
  const isTaken = new Set<number>();
  const open = plans.filter((plan) => plan.stage !== "withdrawn" && !plan.inService);
  for (const [i, plan] of open.entries()) {
    const { ordinal } = plan.phase;
    // Only a site's first open phase has steps in front of its outside view.
    if (i === 0)
      for (const place of ["outside.agreement", "outside.permit"] as const)
        places.set(phaseNodeId(ordinal, place), place);
    const block = (plan.phase.ordinal - 1) % BLOCKS;
    if (isTaken.has(block)) continue;
    isTaken.add(block);
    const filled = new Set<PhasePlace>();
    const put = (id: string, place: PhasePlace | undefined) => {
      if (place === undefined || filled.has(place)) return;
      filled.add(place);
      places.set(id, `${block}.${place}`);
    };
    const revenue = phaseNodeId(ordinal, "revenue");
    put(revenue, "revenue");
    put(`${revenue} cancelled`, "cancelled");
    put(phaseNodeId(ordinal, "commissioned"), "commissioned");
    // The assessment's answer comes before the grid's, which only stands in for it.
    for (const gate of [...plan.gates].sort((a, b) => Number(a.role === "grid") - Number(b.role === "grid"))) {
      const place = placeOf(gate);
      if (place === null) continue;
      const isFirst = !filled.has(place);
      const id = gateNodeId(ordinal, gate);
      put(id, place);
      if (isFirst) put(`${id} answer`, ANSWERS[place]);
    }
  }
  return places;
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

/** The slots of the site's first sources to state a date for a gate, by the lowest claim of each. */
function sourceSlots({ phases }: SiteRecords): Map<string, number> {
  const said = phases.flatMap((phase) =>
    phase.indicators
      .filter((indicator) => indicator.kind !== "service")
      .flatMap((indicator) => indicator.milestones.flatMap((milestone) => milestone.claims))
      .filter(({ kind }) => kind === "promised" || kind === "estimated")
      .map(({ id, source }) => [source.key, id] as const),
  );
  return inOrderHeard(said, "source", MOST_SOURCES);
}

/** The slots of the makers of the site's first orders of transformers, by factor key and the lowest order of each. */
function vendorSlots({ phases }: SiteRecords): Map<string, number> {
  const orders = phases.flatMap((phase) =>
    phase.indicators.flatMap(({ kind, counterparty, id }) =>
      kind === "transformer_order" && counterparty ? [[vendorKey(counterparty), id] as const] : [],
    ),
  );
  return inOrderHeard(orders, "vendor", MOST_VENDORS);
}

/** "name 1", "name 2" … for the first `most` keys by the lowest id that each comes with. */
function inOrderHeard(heard: (readonly [string, number])[], name: string, most: number): Map<string, number> {
  const firstId = new Map<string, number>();
  for (const [key, id] of heard) firstId.set(key, Math.min(id, firstId.get(key) ?? id));
  const inOrder = [...firstId].sort(([a, idA], [b, idB]) => idA - idB || (a < b ? -1 : 1));
  return new Map(inOrder.slice(0, most).map(([key], i) => [key, slotOf(`${name} ${i + 1}`) as number]));
}
