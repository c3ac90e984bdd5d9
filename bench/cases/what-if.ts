import { siteDaysSaved } from "@/lib/assessment/days-saved";
import { valueAt } from "@/lib/forecast";
import { prepareWhatIf } from "@/lib/what-if/what-if";
import { whatIfInputOf } from "@/lib/what-if/what-if-input";
import { ASKED } from "../asked";
import { createDigest } from "../digest";
import { type BenchLine, spread } from "../line";
import { benchSite, siteRecords } from "../schedule-site";
import { repetitions, type Settings, verdict } from "../settings";
import { createStopwatch, processorNote } from "../stopwatch";
import { supposition } from "../supposition";

const WHAT_IF_TARGET_MS = 5;
const TORNADO_TARGET_MS = 150;
/** What a site keeps must be full of its own what-ifs, as on a page in use; odd, so that every kind of change comes up. */
const SITES = 3;
const CHECKED_EVERY = 13;

/** One change to a site whose draws are kept: another change every time, on three sites by turns. */
export function whatIf(settings: Settings): BenchLine {
  const runs = repetitions(settings, 400);
  const warmUp = repetitions(settings, 100);
  const inputs = Array.from({ length: SITES }, (_, site) => whatIfInputOf(siteRecords(site), ASKED));
  const bases = inputs.map((input) => prepareWhatIf(input));
  const digest = createDigest();
  const watch = createStopwatch();
  const asked = new Set<string>();
  let [different, ignored] = [0, 0];
  for (let run = 0; run < warmUp + runs; run++) {
    const changes = [supposition(run)];
    // A refusal, a halt and a plant less have no number: asked again, the answer would only be looked up.
    const question = JSON.stringify([run % SITES, changes]);
    const base = asked.has(question) ? prepareWhatIf(valueAt(inputs, run % SITES)) : valueAt(bases, run % SITES);
    asked.add(question);
    if (run === warmUp) watch.reset();
    const answer = watch.time(() => base.under(changes));
    digest.addJson(answer.phases);
    ignored += answer.ignored.length;
    if (run % CHECKED_EVERY !== 0) continue;
    const alone = prepareWhatIf(valueAt(inputs, run % SITES)).under(changes);
    if (JSON.stringify(alone) !== JSON.stringify(answer)) different++;
  }
  const figures = spread(watch.wallMs);
  const invalid = [
    different === 0 ? "" : `INVALID: ${different} differ from the same on a site made afresh; `,
    ignored === 0 ? "" : `INVALID: ${ignored} had no effect; `,
  ].join("");
  return {
    name: "one what-if",
    ...figures,
    unit: "ms",
    ratio: null,
    target: `≤ ${WHAT_IF_TARGET_MS} ms`,
    pass: invalid ? false : verdict(settings, (figures.median ?? Number.POSITIVE_INFINITY) <= WHAT_IF_TARGET_MS),
    note: `${invalid}longer or shorter, done, on a day ahead, refused, halted, plant gone or added; all figures of both phases; one in ${CHECKED_EVERY} checked against a site made afresh, to the bit; ${processorNote(watch)}; outputs ${digest.hex()}`,
  };
}

/** Days saved by each open gate of both phases, alone, by side and together: another site every time. */
export function tornado(settings: Settings): BenchLine {
  const runs = repetitions(settings, 30);
  const warmUp = repetitions(settings, 10);
  const digest = createDigest();
  const watch = createStopwatch();
  const counts = new Set<number>();
  for (let run = 0; run < warmUp + runs; run++) {
    const { scheduleUnder } = benchSite(run);
    if (run === warmUp) watch.reset();
    const saved = watch.time(() => siteDaysSaved(scheduleUnder, ASKED));
    digest.addJson([...saved]);
    counts.add([...saved.values()].reduce((sum, { alone }) => sum + alone.length, 0));
  }
  const figures = spread(watch.wallMs);
  const gates = [...counts].sort((a, b) => a - b).join(", ");
  return {
    name: "tornado",
    ...figures,
    unit: "ms",
    ratio: null,
    target: `≤ ${TORNADO_TARGET_MS} ms`,
    pass: verdict(settings, (figures.median ?? Number.POSITIVE_INFINITY) <= TORNADO_TARGET_MS),
    note: `days saved by each of ${gates} open gates of two phases, alone, by side and together, from the 2,048 draws that the product takes; the forecast itself not counted; ${processorNote(watch)}; outputs ${digest.hex()}`,
  };
}
