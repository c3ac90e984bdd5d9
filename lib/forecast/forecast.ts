import { type Program, programOf } from "./program";
import { release, type Simulation, simulate, warnOfContradictions } from "./simulation";
import { createStreams, type Streams } from "./streams";
import { summariseNodes, summariseTarget } from "./summary";
import type { Forecast, ForecastOptions, ForecastResult, Network, NetworkProblem } from "./types";
import { findProblems } from "./validate";
import { createWorld } from "./world";

/** Raise when the same network and seed would give other numbers; every stored forecast carries it. */
export const ENGINE_VERSION = "2.0.0";

/**
 * The forecast of a network as of a day: every node simulated in `options.draws` draws, and every target summarised. Deterministic: the same
 * network, seed and draws give the same bytes in any process, whatever the order of `network.nodes`; nodes come back in topological order,
 * targets in their own. Invalid input is returned as problems, never thrown. Days throughout are UTC epoch days; results hold fractions of
 * a day. `streams`, made for the same seed and draws, only saves the time to make columns that it holds already.
 */
export function forecast(network: Network, options: ForecastOptions, streams?: Streams): ForecastResult {
  const checked = checkedProgram(network, options);
  if (!checked.ok) return checked;
  const columns = streamsFor(options, streams);
  const simulation = simulationOf(network, options, checked.program, columns);
  const found = forecastOf(network, options, simulation);
  release(
    simulation,
    found.samples.map((one) => one.startDay),
  );
  if (!streams) columns.release();
  return { ok: true, forecast: found };
}

/** The program of a network in which nothing is wrong. */
export function checkedProgram(
  network: Network,
  options: ForecastOptions,
): { ok: true; program: Program } | { ok: false; problems: NetworkProblem[] } {
  const problems = findProblems(network, options);
  if (problems.length > 0) return { ok: false, problems };
  const compiled = programOf(network, options.asOf);
  return compiled.ok ? compiled : { ok: false, problems: [compiled.problem] };
}

/** @throws when `streams` were made for another seed or number of draws: a mistake of the caller */
export function streamsFor({ seed, draws }: ForecastOptions, streams?: Streams): Streams {
  if (!streams) return createStreams(seed, draws);
  if (streams.seed !== seed || streams.draws !== draws)
    throw new Error(`expected streams of seed ${seed} and ${draws} draws, got ${streams.seed} and ${streams.draws}`);
  return streams;
}

/** The simulation of a checked network. */
export function simulationOf(
  network: Network,
  options: ForecastOptions,
  program: Program,
  streams: Streams,
  base?: Simulation,
): Simulation {
  const nodes = program.steps.map(({ node }) => node);
  return simulate(program, createWorld(network, nodes, options, streams), base);
}

/** Everything said of a simulated network. */
export function forecastOf(network: Network, options: ForecastOptions, simulation: Simulation): Forecast {
  warnOfContradictions(simulation);
  const outcomes = network.targets.map((target) => summariseTarget(target, simulation));
  return {
    engineVersion: ENGINE_VERSION,
    asOf: options.asOf,
    seed: options.seed,
    draws: options.draws,
    targets: outcomes.map((outcome) => outcome.forecast),
    nodes: summariseNodes(network.targets, outcomes, simulation),
    samples: outcomes.map((outcome) => outcome.samples),
    warnings: simulation.world.warnings,
  };
}
