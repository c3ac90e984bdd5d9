import { createDigest } from "../digest";
import { edited } from "../edits";
import { coldForecast, prepared } from "../engine";
import { type BenchLine, spread } from "../line";
import { repetitions, type Settings, verdict } from "../settings";
import { siteNetwork } from "../site-network";
import { createStopwatch, processorNote } from "../stopwatch";

const WHAT_IF_TARGET_MS = 5;
const TORNADO_TARGET_MS = 150;
const TORNADO_NODES = 25;
/** Odd, so that every kind of change comes up. */
const CHECKED_EVERY = 13;

/** One change to a site whose forecast is kept: another change every time, on ten sites by turns. */
export function whatIf(settings: Settings): BenchLine {
  const runs = repetitions(settings, 400);
  const warmUp = repetitions(settings, 100);
  const sites = Array.from({ length: 10 }, (_, site) => siteNetwork(site));
  const bases = sites.map((network) => prepared(network));
  const digest = createDigest();
  const watch = createStopwatch();
  let different = 0;
  for (let run = 0; run < warmUp + runs; run++) {
    const site = run % sites.length;
    const variant = edited(sites[site] as (typeof sites)[number], run);
    if (run === warmUp) watch.reset();
    const answer = watch.time(() => bases[site]?.whatIf(variant));
    if (!answer?.ok) throw new Error(`expected variant ${run} to be valid, got ${JSON.stringify(answer)}`);
    digest.addJson(answer.targets);
    if (run % CHECKED_EVERY === 0 && JSON.stringify(coldForecast(variant).targets) !== JSON.stringify(answer.targets))
      different++;
  }
  const figures = spread(watch.wallMs);
  const invalid = different === 0 ? "" : `INVALID: ${different} differ from a forecast of their own; `;
  return {
    name: "one what-if",
    ...figures,
    unit: "ms",
    ratio: null,
    target: `≤ ${WHAT_IF_TARGET_MS} ms`,
    pass: invalid ? false : verdict(settings, (figures.median ?? Number.POSITIVE_INFINITY) <= WHAT_IF_TARGET_MS),
    note: `${invalid}duration, date, done, bridge power gone or added; all outputs of the target; one in ${CHECKED_EVERY} checked against a forecast of its own, to the bit; ${processorNote(watch)}; outputs ${digest.hex()}`,
  };
}

/** Days bought in four ways for 25 nodes, the value of knowing each, and the delay by cause: another site every time. */
export function tornado(settings: Settings): BenchLine {
  const runs = repetitions(settings, 30);
  const warmUp = repetitions(settings, 10);
  const digest = createDigest();
  const watch = createStopwatch();
  const counts = new Set<number>();
  for (let run = 0; run < warmUp + runs; run++) {
    const base = prepared(siteNetwork(run));
    if (run === warmUp) watch.reset();
    const sensitivity = watch.time(() => base.sensitivity());
    digest.addJson(sensitivity);
    for (const { nodes } of sensitivity.targets)
      counts.add(nodes.filter(({ daysBought }) => daysBought !== null).length);
  }
  const figures = spread(watch.wallMs);
  const valid = counts.size === 1 && counts.has(TORNADO_NODES);
  return {
    name: "tornado, 25 nodes",
    ...figures,
    unit: "ms",
    ratio: null,
    target: `≤ ${TORNADO_TARGET_MS} ms`,
    pass: valid ? verdict(settings, (figures.median ?? Number.POSITIVE_INFINITY) <= TORNADO_TARGET_MS) : false,
    note: `${valid ? "" : `INVALID: days bought for ${[...counts].join(", ")} nodes; `}four changes to each of 25 nodes, the value of knowing each, and delay by cause; the forecast itself not counted; ${processorNote(watch)}; outputs ${digest.hex()}`,
  };
}
