import { upstreamOf } from "./graph";
import type { ForecastOptions, Network, NetworkProblem, Node, PoolNode, Target } from "./network";
import { isDays, isNotNegative, LIMIT_DAYS, type Requirements, requirements } from "./requirements";
import { SOBOL_DIMENSIONS } from "./sobol";
import { requireDecision, requireDistribution, requireJump, requireSlip } from "./validate-parameters";

const MOST_DRAWS = 1_048_576;
/** The last dimension counts from 0, and a site keeps two for its factors. */
const MOST_SLOTS = SOBOL_DIMENSIONS - 2;
/** A factor further out than this is no scenario of a normal factor. */
const MOST_SHIFT = 3;
const PAIRINGS = ["across-sites", "within-site"];
const COPULAS = ["gaussian", "student-t4"];
const DAY = `a day within ±${LIMIT_DAYS}`;

/** Everything wrong with a network and its options, but for cycles (`topologicalOrder` finds those); empty when nothing is. */
export function findProblems(network: Network, options: ForecastOptions): NetworkProblem[] {
  const problems: NetworkProblem[] = [];
  checkOptions(options, problems);
  if (network.factorShift !== undefined)
    requirements(problems, "bad-parameter", "network", []).number(
      "factorShift",
      network.factorShift,
      `within ±${MOST_SHIFT} standard deviations`,
      (x) => Math.abs(x) <= MOST_SHIFT,
    );
  const nodes = new Map<string, Node>();
  for (const node of network.nodes) {
    if (nodes.has(node.id)) {
      problems.push({
        code: "duplicate-node",
        nodeIds: [node.id],
        message: `expected distinct node ids, got ${node.id} twice`,
      });
    }
    nodes.set(node.id, node);
  }
  for (const node of network.nodes) {
    checkReferences(`node ${node.id}`, upstreamOf(node), nodes, problems, [node.id]);
    checkNode(node, nodes, requirements(problems, "bad-parameter", `node ${node.id}`, [node.id]));
  }
  checkSlots(network, problems);
  const targetIds = new Set<string>();
  for (const target of network.targets) {
    const need = requirements(problems, "bad-parameter", `target ${target.id}`, [target.node]);
    need.must(!targetIds.has(target.id), "distinct target ids", `${target.id} twice`);
    targetIds.add(target.id);
    const stages = target.hazard.flatMap((stage) => stage.untilNode ?? []);
    checkReferences(`target ${target.id}`, [target.node, ...target.decisionNodes, ...stages], nodes, problems, []);
    checkTarget(target, nodes, need);
  }
  return problems;
}

function checkOptions(
  { asOf, seed, draws, copula = "gaussian", learnFromSurvival, pairing = "across-sites", replicates }: ForecastOptions,
  problems: NetworkProblem[],
): void {
  const need = requirements(problems, "bad-options", "options", []);
  need.number("asOf", asOf, "a whole day number", (x) => Number.isInteger(x) && isDays(x));
  need.number("seed", seed, "an unsigned 32-bit integer", (x) => x >>> 0 === x);
  need.number(
    "draws",
    draws,
    `a power of two from 1 to ${MOST_DRAWS}`,
    (x) => Number.isInteger(Math.log2(x)) && x >= 1 && x <= MOST_DRAWS,
  );
  if (replicates !== undefined)
    need.number(
      "replicates",
      replicates,
      "a power of two up to draws",
      (x) => Number.isInteger(Math.log2(x)) && x >= 1 && x <= draws,
    );
  need.must(PAIRINGS.includes(pairing), `pairing to be one of ${PAIRINGS.join(", ")}`, String(pairing));
  need.must(COPULAS.includes(copula), `copula to be one of ${COPULAS.join(", ")}`, String(copula));
  need.must(
    !learnFromSurvival || copula === "gaussian",
    "learnFromSurvival only with the Gaussian copula",
    String(copula),
  );
}

/** A slot belongs to one node or target of a site, or to one source of stated dates. */
function checkSlots({ nodes, targets }: Network, problems: NetworkProblem[]): void {
  const owners = new Map<number, string>();
  const check = (slot: number | undefined, owner: string, subject: string, nodeIds: string[]) => {
    if (slot === undefined) return;
    const need = requirements(problems, "bad-parameter", subject, nodeIds);
    need.number(
      "slot",
      slot,
      `a whole number from 1 to ${MOST_SLOTS}`,
      (x) => Number.isInteger(x) && x >= 1 && x <= MOST_SLOTS,
    );
    const other = owners.get(slot) ?? owner;
    need.must(other === owner, "a slot of its own", `${slot}, which ${other} has`);
    owners.set(slot, owner);
  };
  for (const node of nodes) {
    const owner = node.kind === "stated" ? `source ${node.sourceKey}` : `node ${node.id}`;
    check(node.slot, owner, `node ${node.id}`, [node.id]);
    if (node.kind !== "task") continue;
    check(node.decision?.slot, `the decision of ${node.id}`, `node ${node.id}: decision`, [node.id]);
    check(node.vendorFactor?.slot, `vendor ${node.vendorFactor?.key}`, `node ${node.id}: vendorFactor`, [node.id]);
  }
  for (const target of targets) check(target.slot, `target ${target.id}`, `target ${target.id}`, [target.node]);
}

function checkReferences(
  subject: string,
  ids: string[],
  nodes: ReadonlyMap<string, Node>,
  problems: NetworkProblem[],
  nodeIds: string[],
): void {
  for (const id of new Set(ids)) {
    if (nodes.has(id)) continue;
    problems.push({
      code: "unknown-node",
      nodeIds: [...nodeIds, id],
      message: `${subject}: expected a node of the network, got ${id}`,
    });
  }
}

function checkNode(node: Node, nodes: ReadonlyMap<string, Node>, need: Requirements): void {
  for (const { id, lagDays } of node.predecessors) need.number(`the lag after ${id}`, lagDays, DAY, isDays);
  switch (node.kind) {
    case "task":
      requireDistribution(need, "duration", node.duration);
      if (node.startedOnDay !== undefined) need.number("startedOnDay", node.startedOnDay, DAY, isDays);
      if (node.notBeforeDay !== undefined) need.number("notBeforeDay", node.notBeforeDay, DAY, isDays);
      if (node.vendorFactor)
        need.number("vendorFactor.weight", node.vendorFactor.weight, "within ±100", (x) => Math.abs(x) <= 100);
      if (node.decision) requireDecision(need, node.decision);
      if (node.jump) requireJump(need, node.jump);
      return;
    case "stated":
      need.number("statedDay", node.statedDay, DAY, isDays);
      need.number("ageYears", node.ageYears, "of 0 or more years", isNotNegative);
      requireSlip(need, node.slip);
      return;
    case "done":
      need.number("earliestDay", node.earliestDay, DAY, isDays);
      need.number("latestDay", node.latestDay, `of at least earliestDay ${node.earliestDay}`, (x) => {
        return x >= node.earliestDay && isDays(x);
      });
      return;
    case "all-of":
      return;
    case "any-of":
      need.must(node.predecessors.length > 0, "at least one predecessor", "none");
      return;
    case "pool":
      checkPool(node, nodes, need);
      return;
    default:
      need.must(false, "a known kind of node", String((node as { kind?: unknown }).kind));
      return;
  }
}

function checkPool(node: PoolNode, nodes: ReadonlyMap<string, Node>, need: Requirements): void {
  for (const { name, weight } of node.views)
    need.number(`the weight of ${name}`, weight, "from 0 to 1000000", (x) => x >= 0 && x <= 1e6);
  need.must(
    node.views.some((view) => view.weight > 0),
    "a view with a weight above 0",
    "none",
  );
  const earlier = node.notBeforePool === undefined ? undefined : nodes.get(node.notBeforePool);
  need.must(
    !earlier || earlier.kind === "pool" || earlier.kind === "done",
    "notBeforePool to be a pool or done",
    String(earlier?.kind),
  );
}

function checkTarget(target: Target, nodes: ReadonlyMap<string, Node>, need: Requirements): void {
  for (const { cause, perYear } of target.hazard)
    need.number(`hazard ${cause}`, perYear, "from 0 to 1000 a year", (x) => x >= 0 && x <= 1000);
  for (const id of target.decisionNodes) {
    const node = nodes.get(id);
    need.must(
      !node || (node.kind === "task" && (node.decision ?? node.jump) !== undefined) || node.kind === "done",
      `${id} to carry a decision or a jump`,
      "none",
    );
  }
  if (target.announcedDay !== null) need.number("announcedDay", target.announcedDay, DAY, isDays);
}
