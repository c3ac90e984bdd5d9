import { upstreamOf } from "./graph";
import { isDays, isNotNegative, LIMIT_DAYS, type Requirements, requirements } from "./requirements";
import { SOBOL_DIMENSIONS } from "./sobol";
import type { ForecastOptions, Network, NetworkProblem, Node, PoolNode, Target } from "./types";
import { requireDecision, requireDistribution, requireJump, requireSlip } from "./validate-parameters";

const MOST_DRAWS = 1_048_576;
const COPULAS = ["gaussian", "student-t4"];
const DAY = `a day within ±${LIMIT_DAYS}`;

/** Everything wrong with a network and its options, but for cycles (`topologicalOrder` finds those); empty when nothing is. */
export function findProblems(network: Network, options: ForecastOptions): NetworkProblem[] {
  const problems: NetworkProblem[] = [];
  checkOptions(options, problems);
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
  checkSlots(network.nodes, problems);
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
  { asOf, seed, draws, copula = "gaussian", learnFromSurvival }: ForecastOptions,
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
  need.must(COPULAS.includes(copula), `copula to be one of ${COPULAS.join(", ")}`, String(copula));
  need.must(
    !learnFromSurvival || copula === "gaussian",
    "learnFromSurvival only with the Gaussian copula",
    String(copula),
  );
}

/** A Sobol dimension belongs to one node of a site, or to one source of stated dates. */
function checkSlots(nodes: readonly Node[], problems: NetworkProblem[]): void {
  const owners = new Map<number, { owner: string; id: string }>();
  for (const node of nodes) {
    const { slot, id } = node;
    if (slot === undefined) continue;
    const need = requirements(problems, "bad-parameter", `node ${id}`, [id]);
    need.number("slot", slot, `a whole number from 1 to ${SOBOL_DIMENSIONS - 1}`, (x) => {
      return Number.isInteger(x) && x >= 1 && x < SOBOL_DIMENSIONS;
    });
    const owner = node.kind === "stated" ? `source ${node.sourceKey}` : `node ${id}`;
    const other = owners.get(slot);
    need.must(!other || other.owner === owner, "a slot of its own", `${slot}, which ${other?.id} has`);
    owners.set(slot, { owner, id });
  }
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
  if (node.plannedDay !== undefined) need.number("plannedDay", node.plannedDay, DAY, isDays);
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
