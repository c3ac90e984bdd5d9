import "server-only";
import { cache } from "react";
import { database } from "@/db";
import { listScenarios, type StoredScenario } from "@/db/queries/list-scenarios";
import type { Computation } from "@/db/simulation/results";
import { taskComputation } from "@/db/simulation/task-computation";
import type { PhaseDifference } from "@/lib/assessment/compare-scenarios";
import { toEpochDay } from "@/lib/domain/dates";
import type { InputProblem } from "@/lib/domain/result";
import type { SiteEvaluation } from "@/lib/evaluation/evaluate";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { readScenarioLink, writeScenarioLink } from "@/lib/scenarios/scenario-link";
import { modelRecords } from "./model";
import type { SitePage } from "./site";
import { today } from "./today";

export type { PhaseDifference };

/** A page's address, as Next gives it. */
export type SearchParams = Record<string, string | string[] | undefined>;

/** One scenario that an address asks for. */
export type Scenario = {
  kind: "base" | "stored" | "own";
  /** As the address holds it; null for the base. */
  link: string | null;
  nameEn: string;
  nameKo: string;
  /** Of a stored one. */
  slug: string | null;
  version: number | null;
  overrides: ScenarioOverrides;
  /** The day of the base that the link was made against; null for the base itself. */
  asOfDay: number | null;
};

/** Why an address's scenario counts as the base; `problems` name field, value and limit. */
export type ScenarioProblem = {
  of: "scenario" | "against";
  reason: "other-version" | "damaged" | "out-of-range" | "not-found";
  problems: InputProblem[];
};

export type ScenarioChoice = {
  scenario: Scenario;
  against: Scenario;
  problems: ScenarioProblem[];
  /** The day of the base as it is now. */
  baseDay: number;
  /** Whether there are two things to compare. */
  isCompared: boolean;
};

const BASE: Scenario = {
  kind: "base",
  link: null,
  nameEn: "Base",
  nameKo: "기준",
  slug: null,
  version: null,
  overrides: {},
  asOfDay: null,
};

/** The newest of every stored scenario, the versions that these links name, and the day of the newest base forecast: one read per request. */
const scenariosOf = cache((...links: (string | null)[]) => {
  const named = links.flatMap((written) => {
    const read = written === null ? null : readScenarioLink(written);
    return read?.ok && read.link.scenario.kind === "stored" ? [read.link.scenario] : [];
  });
  return listScenarios(database(), named);
});
const scenarios = (asked: SearchParams) => scenariosOf(linkOf(asked, "scenario"), linkOf(asked, "against"));

/** The day of the base as it is now; today while nothing is forecast. */
export const baseDay = async (asked: SearchParams = {}) => toEpochDay((await scenarios(asked)).baseOn ?? today());

/**
 * The two scenarios of an address: `scenario`, and `against` (the base when left out). What cannot be read counts as
 * the base, and is reported.
 */
export async function scenarioChoice(asked: SearchParams): Promise<ScenarioChoice> {
  const [scenario, against, day] = await Promise.all([
    readAsked(asked, "scenario"),
    readAsked(asked, "against"),
    baseDay(asked),
  ]);
  return {
    scenario: scenario.scenario,
    against: against.scenario,
    problems: [scenario, against].flatMap(({ problem }) => problem ?? []),
    baseDay: day,
    isCompared: scenario.scenario.link !== null || against.scenario.link !== null,
  };
}

async function readAsked(
  asked: SearchParams,
  of: ScenarioProblem["of"],
): Promise<{ scenario: Scenario; problem: ScenarioProblem | null }> {
  const written = linkOf(asked, of);
  if (written === null) return { scenario: BASE, problem: null };
  const refused = (reason: ScenarioProblem["reason"], problems: InputProblem[] = []) => ({
    scenario: BASE,
    problem: { of, reason, problems },
  });
  const read = readScenarioLink(written);
  if (!read.ok) return refused(read.reason, "problems" in read ? read.problems : []);
  const { asOfDay, scenario } = read.link;
  const link = writeScenarioLink(read.link);
  if (scenario.kind === "own") {
    const named = { nameEn: "Own scenario", nameKo: "직접 정한 시나리오", slug: null, version: null };
    const own: Scenario = { ...named, kind: "own", link, overrides: scenario.overrides, asOfDay };
    return { scenario: own, problem: null };
  }
  const stored = (await scenarios(asked)).find(scenario.slug, scenario.version);
  if (!stored) return refused("not-found");
  if ("problems" in stored) return refused("out-of-range", stored.problems);
  return { scenario: storedAt(stored, asOfDay), problem: null };
}

/** What an address holds of a scenario; null when nothing. */
function linkOf(asked: SearchParams, of: ScenarioProblem["of"]): string | null {
  const value = asked[of];
  return (Array.isArray(value) ? value[0] : value) || null;
}

function storedAt(stored: StoredScenario, asOfDay: number): Scenario {
  const { slug, version, nameEn, nameKo, overrides } = stored;
  if (slug === "base") return { ...BASE, nameEn, nameKo };
  const link = writeScenarioLink({ asOfDay, scenario: { kind: "stored", slug, version } });
  return { kind: "stored", link, nameEn, nameKo, slug, version, overrides, asOfDay };
}

/**
 * Every stored scenario's newest version, with its link against the base of today; the base comes first. One whose overrides no longer fit
 * the limits is left out: its link says what is wrong.
 * @param asked the page's address, so that the page reads the scenarios once
 */
export async function scenarioList(asked: SearchParams): Promise<(Scenario & { isOwn: boolean })[]> {
  const [{ newest }, day] = await Promise.all([scenarios(asked), baseDay(asked)]);
  return newest.flatMap((one) =>
    "overrides" in one ? [{ ...storedAt(one, day), slug: one.slug, isOwn: one.ownerId !== null }] : [],
  );
}

/** The model's parameters as they are now: what a scenario's prices and lives replace. */
export const modelParameters = async () => (await modelRecords()).parameters;

/** A site's forecasts as the scenario has them, on the day, seed and draws of the stored ones; null in the base, and when there are none. */
export function siteUnder(
  { site, forecasts }: SitePage,
  { scenario }: Pick<ScenarioChoice, "scenario">,
): Computation<SiteEvaluation> | null {
  const made = forecasts[0];
  if (!made || scenario.link === null) return null;
  const options = { asOfDay: toEpochDay(made.asOfOn), seed: made.seed, draws: made.draws };
  return taskComputation("evaluate-site", { site, options, overrides: scenario.overrides });
}

/** A site's phases under the two scenarios, on the day, seed and draws of its stored forecast; null when it has none. */
export function siteComparison(
  { site, forecasts }: SitePage,
  { scenario, against }: Pick<ScenarioChoice, "scenario" | "against">,
): Computation<PhaseDifference[]> | null {
  const made = forecasts[0];
  if (!made) return null;
  const options = { asOfDay: toEpochDay(made.asOfOn), seed: made.seed, draws: made.draws };
  return taskComputation("compare-scenarios", { site, options, from: against.overrides, to: scenario.overrides });
}
