import { checkedProgram, simulateAndSummarise, streamsFor, worldOf } from "./forecast";
import { sensitivityOf } from "./sensitivity";
import { release, simulate } from "./simulation";
import type { Streams } from "./streams";
import { summariseTarget } from "./summary";
import type { Forecast, ForecastOptions, Network, NetworkProblem, Sensitivity, TargetForecast } from "./types";

/** A forecast whose draws are kept, to ask more of them. */
export type Prepared = {
  forecast: Forecast;
  /**
   * The targets of a variant of the network: the same as `forecast(variant, options)` gives, to the bit, since draws are addressed by node
   * (common random numbers). Computes only what the variant touches.
   */
  whatIf(variant: Network): { ok: true; targets: TargetForecast[] } | { ok: false; problems: NetworkProblem[] };
  /** Days bought, value of knowing, and delay by cause. About ten times the cost of the forecast. */
  sensitivity(): Sensitivity;
};

/** `forecast`, ready for variants. Holds about 20 bytes per node and draw. */
export function prepare(
  network: Network,
  options: ForecastOptions,
  streams?: Streams,
): { ok: true; prepared: Prepared } | { ok: false; problems: NetworkProblem[] } {
  const checked = checkedProgram(network, options);
  if (!checked.ok) return checked;
  const columns = streamsFor(options, streams);
  const { simulation: base, outcomes, found } = simulateAndSummarise(network, options, checked.program, columns);
  return {
    ok: true,
    prepared: {
      forecast: found,
      whatIf: (variant) => {
        const other = checkedProgram(variant, options);
        if (!other.ok) return other;
        const isSameWorld = worldKey(network, options) === worldKey(variant, options);
        const known = isSameWorld ? base : undefined;
        const simulation = simulate(other.program, worldOf(variant, options, other.program, columns), known);
        const targets = variant.targets.map((target) => summariseTarget(target, simulation).forecast);
        release(simulation, [], base);
        return { ok: true, targets };
      },
      sensitivity: () => sensitivityOf(network, base, outcomes),
    },
  };
}

/** Luck may be taken over only where sites, factors and the dimensions of sources agree; factors that learn hang on every node. */
function worldKey(network: Network, options: ForecastOptions): string {
  const sources = network.nodes.flatMap((node) =>
    node.kind === "stated" && node.slot !== undefined ? [[node.sourceKey, node.slot]] : [],
  );
  return JSON.stringify([
    network.siteKey,
    network.operatorKey,
    network.zoneKey,
    sources.sort(),
    options.learnFromSurvival ? network.nodes : null,
  ]);
}
