import { buildSiteChain, type SiteChain } from "@/lib/chain/build";
import { gateNodeId } from "@/lib/chain/node-ids";
import { planPhase } from "@/lib/chain/phase-plan";
import { stretchNode } from "@/lib/chain/stretch";
import type { SiteRecords } from "@/lib/domain/records";
import type { Network } from "@/lib/forecast";
import { withCertainGates } from "./certain-gate";
import type { WhatIfChange } from "./change";
import { type IgnoredChange, type PlacedChange, placeChanges } from "./place-changes";
import { SUPPOSED_BRIDGE_KEY, supposeClaim, supposeDone } from "./supposed-claims";

export type WhatIfNetwork = { network: Network; ignored: IgnoredChange[] };

/**
 * The network of a site under suppositions. What has a record's shape (done, a date, bridge power) goes through the records, so that weights,
 * floors, stages and implied gates follow as they would if it were logged; then dates ahead are made certain and durations stretched.
 * Pure; the records are not changed.
 * @param chain the chain of these records on that day
 */
export function applyWhatIf(
  site: SiteRecords,
  chain: SiteChain,
  changes: readonly WhatIfChange[],
  asOfDay: number,
): WhatIfNetwork {
  const { placed, ignored } = placeChanges(changes, chain.plans, asOfDay);
  if (placed.length === 0) return { network: chain.network, ignored };
  const supposed = placed.reduce((records, one) => supposeClaim(records, one, asOfDay), site);
  const changed = supposed === site ? chain : buildSiteChain(supposed, asOfDay);
  const given = givenDays(placed, asOfDay);
  const implied = impliedDays(site, placed, given, asOfDay);
  const certain = withCertainGates(changed.network, new Map([...implied, ...given]), (gate) => given.has(gate));
  return { network: stretched(certain, placed, ignored), ignored };
}

/** Gates that a change puts on a day ahead; what lies behind is an actual in the records already. */
function givenDays(placed: PlacedChange[], asOfDay: number): Map<string, number> {
  const days = new Map<string, number>();
  for (const { change, plan } of placed) {
    if (!("day" in change) || change.day <= asOfDay) continue;
    days.set(change.kind === "happens" ? change.gate : bridgeNode(plan.phase.ordinal), change.day);
  }
  return days;
}

const bridgeNode = (ordinal: number) =>
  gateNodeId(ordinal, { kind: "works", key: SUPPOSED_BRIDGE_KEY, step: "completed" });

/**
 * Gates that must be done by then: power on a day means that its agreement and its transformers are there that day, as the chain has it
 * for power that flows already. Found by asking the chain what it would imply if the gate were done.
 */
function impliedDays(
  site: SiteRecords,
  placed: PlacedChange[],
  given: ReadonlyMap<string, number>,
  asOfDay: number,
): Map<string, number> {
  const days = new Map<string, number>();
  for (const { change, plan, gate } of placed) {
    if (change.kind !== "happens" || !gate || change.day <= asOfDay) continue;
    const done = supposeDone(site, plan.phase.id, gate, asOfDay);
    const phase = done.phases.find((one) => one.id === plan.phase.id);
    if (!phase) continue;
    const before = new Set(plan.gates.filter((one) => one.impliedDay !== null).map((one) => idOf(plan, one)));
    for (const one of planPhase(done, phase, asOfDay).gates) {
      const id = idOf(plan, one);
      if (one.impliedDay === null || before.has(id) || given.has(id)) continue;
      days.set(id, Math.min(change.day, days.get(id) ?? change.day));
    }
  }
  return days;
}

const idOf = (plan: PlacedChange["plan"], gate: PlacedChange["plan"]["gates"][number]) =>
  gateNodeId(plan.phase.ordinal, gate);

/** Durations times their factors. A gate that another change has implied done has none left, which is reported. */
function stretched(network: Network, placed: PlacedChange[], ignored: IgnoredChange[]): Network {
  const factors = new Map(placed.flatMap(({ change }) => (change.kind === "takes" ? [[change.gate, change]] : [])));
  if (factors.size === 0) return network;
  const nodes = network.nodes.map((node) => {
    const change = factors.get(node.id);
    if (!change) return node;
    factors.delete(node.id);
    const isGone = node.kind === "task" && node.duration.kind === "point";
    const longer = isGone ? null : stretchNode(node, change.factor);
    if (!longer) ignored.push({ change, reason: "date-is-given" });
    return longer ?? node;
  });
  for (const change of factors.values()) ignored.push({ change, reason: "date-is-given" });
  return { ...network, nodes };
}
