import { checkedProgram, forecast, sharedFactorsOf, simulateAndSummarise, streamsFor } from "./forecast";
import type { ForecastOptions, Network, NetworkProblem } from "./network";
import type { Program } from "./program";
import type { Forecast, Sensitivity, TargetForecast } from "./results";
import { sensitivityOf } from "./sensitivity";
import { release, simulate } from "./simulation";
import type { Streams } from "./streams";
import { summariseTarget } from "./summary";

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
  /** Gives the memory to the next forecast, where it was made for this one: nothing may be asked afterwards. Left out, it goes with its owner. */
  end(): void;
};

/** `forecast`, ready for variants. Holds about 20 bytes per node and draw. */
export function prepare(
  network: Network,
  options: ForecastOptions,
  streams?: Streams,
): { ok: true; prepared: Prepared } | { ok: false; problems: NetworkProblem[] } {
  const checked = checkedProgram(network, options);
  if (!checked.ok) return checked;
  const columns = streamsFor(network, options, streams);
  const { simulation: base, outcomes, found } = simulateAndSummarise(network, options, checked.program, columns);
  const variantTargets = (variant: Network, program: Program): TargetForecast[] => {
    const simulation = simulate(program, sharedFactorsOf(variant, options, program, columns), base);
    const summaries = variant.targets.map((target) => summariseTarget(target, simulation));
    release(simulation, summaries, base);
    return summaries.map(({ forecast }) => forecast);
  };
  return {
    ok: true,
    prepared: {
      forecast: found,
      whatIf: (variant) => {
        if (worldKey(network, options) !== worldKey(variant, options)) {
          const other = forecast(variant, options);
          return other.ok ? { ok: true, targets: other.forecast.targets } : other;
        }
        const other = checkedProgram(variant, options);
        if (!other.ok) return other;
        return { ok: true, targets: columns.during(() => variantTargets(variant, other.program)) };
      },
      sensitivity: () => sensitivityOf(network, base, outcomes),
      end: () => {
        if (!streams) columns.end();
      },
    },
  };
}

/** RandomInputs may be taken over only where sites, factors and the dimensions of sources agree; factors that learn hang on every node. */
function worldKey(network: Network, options: ForecastOptions): string {
  const sources = network.nodes.flatMap((node) =>
    node.kind === "stated" && node.slot !== undefined ? [[node.sourceKey, node.slot]] : [],
  );
  return JSON.stringify([
    network.siteKey,
    network.operatorKey,
    network.zoneKey,
    network.factorShift ?? 0,
    sources.sort(),
    options.learnFromSurvival ? network.nodes : null,
  ]);
}
