import type { ForecastOptions, Network, NetworkProblem } from "./network";
import { type Program, programOf } from "./program";
import type { Forecast, ForecastResult, NodeForecast } from "./results";
import { createSharedFactors, type SharedFactors } from "./shared-factors";
import { release, type Simulation, simulate, warnOfContradictions } from "./simulation";
import { createStreams, type Streams } from "./streams";
import { notesOfNodes, notesOfTarget, type TargetNotes, type TargetOutcome } from "./summary";
import { findProblems } from "./validate";

/** Raise when the same network and seed would give other numbers; every stored forecast carries it. */
export const ENGINE_VERSION = "3.0.0";

/**
 * The forecast of a network as of a day: every node simulated in `options.draws` draws, and every target summarised. Deterministic: the same
 * network, seed and draws give the same bytes in any process, whatever the order of `network.nodes`; nodes come back in topological order,
 * targets in their own. Invalid input is returned as problems, never thrown. Days throughout are UTC epoch days; results hold fractions of
 * a day. `streams`, made for the same seed and draws, only saves the time to make columns that it holds already.
 */
export function forecast(network: Network, options: ForecastOptions, streams?: Streams): ForecastResult {
  const checked = checkedProgram(network, options);
  if (!checked.ok) return checked;
  const columns = streamsFor(network, options, streams);
  const { simulation, outcomes, found } = simulateAndSummarise(network, options, checked.program, columns);
  release(simulation, outcomes);
  if (!streams) columns.end();
  return { ok: true, forecast: found };
}

/** The program of a network in which nothing is wrong. */
function checkedProgram(
  network: Network,
  options: ForecastOptions,
): { ok: true; program: Program } | { ok: false; problems: NetworkProblem[] } {
  const problems = findProblems(network, options);
  if (problems.length > 0) return { ok: false, problems };
  const compiled = programOf(network, options.asOf);
  return compiled.ok ? compiled : { ok: false, problems: [compiled.problem] };
}

/** @throws when `streams` were made for another seed or number of draws: a mistake of the caller */
function streamsFor(network: Network, { seed, draws, replicates }: ForecastOptions, streams?: Streams): Streams {
  if (!streams) return createStreams(seed, draws, replicates, columnsFor(network));
  if (streams.seed !== seed || streams.draws !== draws || (replicates ?? streams.replicates) !== streams.replicates)
    throw new Error(`expected streams of seed ${seed} and ${draws} draws, got ${streams.seed} and ${streams.draws}`);
  return streams;
}

/**
 * How many columns a network needs at most: random inputs, finish, start and positions of every node; four columns for each attempt of a decision; a few for every target, the factors
 * and the work in hand.
 */
function columnsFor({ nodes, targets }: Network): number {
  const attempts = nodes.reduce((sum, node) => sum + (node.kind === "task" ? (node.decision?.maxAttempts ?? 0) : 0), 0);
  return 64 + 16 * nodes.length + 8 * attempts + 12 * targets.length;
}

/** The shared factors of a checked network. */
function sharedFactorsOf(
  network: Network,
  options: ForecastOptions,
  program: Program,
  streams: Streams,
): SharedFactors {
  return createSharedFactors(
    network,
    program.steps.map(({ node }) => node),
    options,
    streams,
  );
}

/** A checked network simulated, and all its figures. */
function simulateAndSummarise(
  network: Network,
  options: ForecastOptions,
  program: Program,
  streams: Streams,
): { simulation: Simulation; outcomes: TargetOutcome[]; found: Forecast } {
  let targets: TargetNotes[] = [];
  let nodes: () => NodeForecast[] = () => [];
  const simulation = simulate(program, sharedFactorsOf(network, options, program, streams), (running) => {
    targets = network.targets.map((target) => notesOfTarget(target, running));
    const ofNodes = notesOfNodes(network.targets, running);
    nodes = ofNodes.nodes;
    return [...targets.flatMap((one) => one.observers), ...ofNodes.observers];
  });
  warnOfContradictions(simulation);
  const outcomes = targets.map((one) => one.outcome());
  const found: Forecast = {
    engineVersion: ENGINE_VERSION,
    asOf: options.asOf,
    seed: options.seed,
    draws: options.draws,
    targets: outcomes.map((outcome) => outcome.forecast),
    nodes: nodes(),
    samples: outcomes.map(({ forecast: { id }, draws }) => ({
      id,
      startDay: new Float64Array(draws.startDay),
      cancelledDay: new Float64Array(draws.cancelledDay),
    })),
    warnings: simulation.sharedFactors.warnings,
  };
  return { simulation, outcomes, found };
}
