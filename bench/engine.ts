import {
  createStreams,
  type Forecast,
  type ForecastResult,
  forecast,
  type Network,
  type Prepared,
  prepare,
  type Streams,
} from "@/lib/forecast";
import { AS_OF } from "./site-network";

/** What every benchmark of a site asks for unless it says otherwise. */
export const SITE_DRAWS = 16_384;
export const SEED = 20_260_527;

/** One site at a time, as the product forecasts it. */
const PAIRING = "within-site";

/**
 * A forecast with nothing kept from before but the tables of classes.
 * @throws when the engine calls the network wrong: a benchmark must not time refusals
 */
export function coldForecast(network: Network, draws = SITE_DRAWS, seed = SEED, replicates?: number): Forecast {
  return checked(forecast(network, { asOf: AS_OF, seed, draws, replicates, pairing: PAIRING }));
}

/**
 * A forecast on given columns, of their seed and number of draws.
 * @throws as `coldForecast`
 */
export function forecastWith(network: Network, streams: Streams): Forecast {
  const { seed, draws, replicates } = streams;
  return checked(forecast(network, { asOf: AS_OF, seed, draws, replicates, pairing: PAIRING }, streams));
}

/**
 * Forecasts with all outputs that keep their random columns from one to the next: the site stays, its numbers change. The columns are made
 * here, in a first forecast of `network` that is not handed out.
 * @throws as `coldForecast`
 */
export function warmForecasts(network: Network): (variant: Network) => Forecast {
  const streams = createStreams(SEED, SITE_DRAWS);
  forecastWith(network, streams);
  return (variant) => forecastWith(variant, streams);
}

/**
 * A forecast kept for variants and for sensitivities.
 * @throws as `coldForecast`
 */
export function prepared(network: Network): Prepared {
  const result = prepare(network, { asOf: AS_OF, seed: SEED, draws: SITE_DRAWS, pairing: PAIRING });
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join("; "));
  return result.prepared;
}

function checked(result: ForecastResult): Forecast {
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join("; "));
  return result.forecast;
}
