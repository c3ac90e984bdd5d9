import { toIsoDate } from "@/lib/domain/dates";
import type { ClusterMean } from "@/lib/scoring/cluster-mean";
import type { Skill } from "@/lib/scoring/skill";
import type { Bar } from "@/lib/slips/calibration-of-waits";
import type { FamilyComparison } from "@/lib/slips/compare-families";
import { silenceReadings } from "@/lib/slips/score-silence";
import type { SilenceBacktest } from "./backtest-silence";
import { parameterLine, percent, regressionText, skillCells, table } from "./table";

const isoDay = (day: number | null) => (day === null ? null : toIsoDate(day));

/** The result as plain data, figures unrounded. */
export function silenceToJson({ options, models, silences }: SilenceBacktest) {
  return {
    horizonDays: options.horizonDays,
    parameters: models,
    fitFile: options.fitFile,
    fitAsKnownOn: isoDay(options.fitAsKnownOnDay),
    from: isoDay(options.fromDay),
    to: isoDay(options.toDay),
    newProjectsOnly: options.newProjectsOnly,
    silences: silences.map(({ notMatured, endedInSilence, outsideFilter, followUpEndDay, families, ...rest }) => ({
      ...rest,
      excluded: { notMatured, endedInSilence, outsideFilter },
      followUpEndOn: isoDay(followUpEndDay),
      families: families && familiesJson(families),
    })),
  };
}

function familiesJson({ splitDay, fitDay, ...rest }: FamilyComparison) {
  return { firstHalfTo: isoDay(splitDay), fittedAsKnownOn: isoDay(fitDay), ...rest };
}

/** The result as tables for a terminal. */
export function silenceToTables({ options, models, silences }: SilenceBacktest): string {
  const known = options.fitAsKnownOnDay === null ? "" : ` as known on ${isoDay(options.fitAsKnownOnDay)}`;
  const readings = silences.flatMap(({ silentDays, scores }) =>
    silenceReadings.map((name) => ({ label: `${silentDays} ${name}`, name, scores, reading: scores[name] })),
  );
  return [
    `Dates that nobody repeated for D days: read as if said afresh (old) or from the day they were said (anchored), over the ${options.horizonDays} days that follow`,
    ...silences.map(
      (item) =>
        `D = ${item.silentDays}: ${item.n} rows of ${item.clusters} projects; left out: ${item.notMatured} whose horizon is not over` +
        `${item.followUpEndDay === null ? "" : ` (follow-up ends ${isoDay(item.followUpEndDay)})`}, ${item.endedInSilence} ended in the silence, ` +
        `${item.outsideFilter} outside --from, --to and --new-projects`,
    ),
    options.fitFile === null ? "Parameters as shipped" : `Fitted on ${options.fitFile}${known}`,
    parameterLine(models),
    "",
    "Restricted CRPS (mean days), skill, and the gain of anchored over old (* a sure loss); 95 % intervals by bootstrap of projects",
    table([
      ["D", "CRPS, d", "95 %", "vs announced", "95 %", "vs class", "95 %", "gain", "95 %"],
      ...readings.map(({ label, name, scores, reading }) => [
        label,
        ...crpsCells(reading.crps),
        ...skillCells(reading.againstAnnounced),
        ...skillCells(reading.againstClass),
        ...(name === "anchored" ? gainCells(scores.gain) : ["", ""]),
      ]),
    ]),
    "",
    "Outcomes inside the central interval; * fails: the whole 95 % interval lies on one side of the target. An interval that reaches the horizon holds\n" +
      "whatever came later, which flatters the first three; by PIT an outcome beyond the horizon is spread over what the forecast leaves there",
    table([
      ["D", ...targets("", readings[0]?.reading.coverage), ...targets("PIT ", readings[0]?.reading.pitCoverage)],
      ...readings.map(({ label, reading }) => [label, ...[...reading.coverage, ...reading.pitCoverage].map(barText)]),
    ]),
    "",
    "PIT: mean (target 50 %), share in each tenth (target 10 %), Kolmogorov–Smirnov distance",
    table([
      ["D", "mean", ...Array.from({ length: 10 }, (_, tenth) => `${tenth + 1}`), "KS"],
      ...readings.map(({ label, reading: { pitMean, pitTenths, pitDistance } }) => [
        label,
        barText(pitMean),
        ...pitTenths.map(({ mean, fails }) => `${percent(mean)}${fails ? "*" : ""}`),
        pitDistance.toFixed(3),
      ]),
    ]),
    ...(options.families ? ["", familyTables(silences)] : []),
  ].join("\n");
}

function familyTables(silences: SilenceBacktest["silences"]): string {
  const compared = silences.flatMap(({ silentDays, families }) => (families ? [{ silentDays, ...families }] : []));
  const without = silences.filter(({ families }) => families === null).map(({ silentDays }) => silentDays);
  return [
    "Families, fitted on the first half by time and scored on the later; gain of the log-logistic over the lognormal, both anchored",
    ...compared.map(
      (item) =>
        `D = ${item.silentDays}: snapshots to ${isoDay(item.splitDay)} as known on ${isoDay(item.fitDay)}, ${item.fitRows} rows, ` +
        `${item.fitSynchronised} synchronised; scored ${item.n} rows of ${item.clusters} projects, ${item.clustersAlsoFitted} of them also in the fit\n` +
        `  lognormal: ${regressionText(item.fits.lognormal)}\n  log-logistic: ${regressionText(item.fits["log-logistic"])}`,
    ),
    ...without.map((silentDays) => `D = ${silentDays}: not compared, no later half or too little synchronised to fit`),
    table([
      ["D", "old, d", "lognormal, d", "vs old", "95 %", "log-logistic, d", "vs old", "95 %", "gain", "95 %", "better"],
      ...compared.map(({ silentDays, crps, againstOld, gain }) => [
        `${silentDays}`,
        crps.old.mean.toFixed(1),
        crps.lognormal.mean.toFixed(1),
        ...skillCells(againstOld.lognormal),
        crps["log-logistic"].mean.toFixed(1),
        ...skillCells(againstOld["log-logistic"]),
        ...skillCells(gain),
        betterText(gain),
      ]),
    ]),
  ].join("\n");
}

function gainCells(gain: Skill): [string, string] {
  const [skill, interval] = skillCells(gain);
  return [skill, `${interval}${gain.interval !== null && gain.interval[1] < 0 ? "*" : ""}`];
}

function betterText({ skill, interval }: FamilyComparison["gain"]): string {
  if (skill === null || skill === 0) return "neither";
  const isSure = interval !== null && (interval[0] > 0 || interval[1] < 0);
  return `${skill > 0 ? "log-logistic" : "lognormal"}${isSure ? "" : ", not sure"}`;
}

function crpsCells({ mean, interval }: ClusterMean): [string, string] {
  return [mean.toFixed(1), interval === null ? "none" : `${interval[0].toFixed(1)} to ${interval[1].toFixed(1)}`];
}

function targets(prefix: string, bars: readonly Bar[] = []): string[] {
  return bars.map(({ target }) => `${prefix}${target * 100} %`);
}

function barText({ mean, interval, fails }: Bar): string {
  const range = interval === null ? "none" : `${(interval[0] * 100).toFixed(1)} to ${(interval[1] * 100).toFixed(1)}`;
  return `${percent(mean)} (${range})${fails ? "*" : ""}`;
}
