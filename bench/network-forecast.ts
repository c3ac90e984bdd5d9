import {
  createStreams,
  type Forecast,
  type ForecastResult,
  forecast,
  type Network,
  type Streams,
} from "@/lib/forecast";
import { ASKED } from "./asked";

/** One site at a time: half the error, and what the numpy partner does. */
const PAIRING = "within-site";

/**
 * A forecast of a network with nothing kept from before but the tables of classes.
 * @throws when the engine calls the network wrong: a benchmark must not time refusals
 */
export function coldForecast(network: Network, draws = ASKED.draws): Forecast {
  const { asOfDay: asOf, seed } = ASKED;
  return checked(forecast(network, { asOf, seed, draws, pairing: PAIRING }));
}

/**
 * A forecast of a network on given columns.
 * @throws as `coldForecast`
 */
export function forecastWith(network: Network, streams: Streams): Forecast {
  const { seed, draws, replicates } = streams;
  return checked(forecast(network, { asOf: ASKED.asOfDay, seed, draws, replicates, pairing: PAIRING }, streams));
}

/**
 * Forecasts that keep their random columns from one to the next: the network stays, its numbers change. The columns are made here, in a first
 * forecast of `network` that is not handed out.
 * @throws as `coldForecast`
 */
export function warmForecasts(network: Network): (variant: Network) => Forecast {
  const streams = createStreams(ASKED.seed, ASKED.draws);
  forecastWith(network, streams);
  return (variant) => forecastWith(variant, streams);
}

function checked(result: ForecastResult): Forecast {
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join("; "));
  return result.forecast;
}
