import { isMainThread } from "node:worker_threads";
import { compareScenarios } from "@/lib/assessment/compare-scenarios";
import type { AssessmentOptions } from "@/lib/assessment/engine-options";
import { forecastSteps } from "@/lib/assessment/forecast-steps";
import { phaseImpacts } from "@/lib/assessment/parameter-effect";
import { scenarioOutlooks } from "@/lib/assessment/scenario-outlook";
import { siteEconomics } from "@/lib/assessment/site-economics";
import type { SiteRecords } from "@/lib/domain/records";
import { evaluateSite, type StandingRules } from "@/lib/evaluation/evaluate";
import { type ProgrammeMoneyInput, programmeMoney } from "@/lib/portfolio/programme-money";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { replaySteps } from "@/lib/track-record/replay-steps";
import type { WhatIfChange } from "@/lib/what-if/change";
import { prepareWhatIf } from "@/lib/what-if/what-if";
import type { WhatIfInput } from "@/lib/what-if/what-if-input";

type OfSite = { site: SiteRecords; options: AssessmentOptions };

/** How far a task is, in steps of its own. */
export type TaskProgress = { done: number; of: number };
export type OnTaskProgress = (progress: TaskProgress) => void;

/** Everything that is simulated for a page, a command or a query: pure functions of plain data, by name. */
const tasks = {
  "evaluate-site": ({
    site,
    options,
    overrides,
    standing,
  }: OfSite & { overrides?: ScenarioOverrides; standing?: StandingRules }) =>
    evaluateSite(site, options, overrides, standing),
  "compare-scenarios": (
    { site, options, from, to }: OfSite & { from: ScenarioOverrides; to: ScenarioOverrides },
    onProgress: OnTaskProgress,
  ) => compareScenarios(site, options, from, to, (done, of) => onProgress({ done, of })),
  "scenario-outlooks": (
    { site, options, scenarios }: OfSite & { scenarios: readonly ScenarioOverrides[] },
    onProgress: OnTaskProgress,
  ) => scenarioOutlooks(site, options, scenarios, (done) => onProgress({ done, of: scenarios.length })),
  "site-economics": ({ site, options, overrides }: OfSite & { overrides: ScenarioOverrides }) =>
    siteEconomics(site, options, overrides),
  "phase-stakes": ({ site, options }: { site: SiteRecords; options: { asOfDay: number; seed: number } }) =>
    phaseImpacts(site, options),
  "programme-money": (input: ProgrammeMoneyInput, onProgress: OnTaskProgress) => {
    const steps = programmeMoney(input);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      onProgress(step.value);
    }
  },
  "forecast-steps": ({ before, after, options, phaseIds, saidDays }: StepsInput) =>
    forecastSteps(before, after, options, phaseIds, saidDays),
  "replay-steps": ({ then, later, options }: ReplayInput) => replaySteps(then, later, options),
  "what-if": ({ input, changes }: { input: WhatIfInput; changes: readonly WhatIfChange[] }) => {
    const { base, under } = prepareWhatIf(input);
    return { base, answer: under(changes) };
  },
} satisfies Record<string, (input: never, onProgress: OnTaskProgress) => unknown>;

type StepsInput = {
  before: SiteRecords;
  after: SiteRecords;
  options: AssessmentOptions;
  phaseIds: readonly number[];
  saidDays?: Readonly<Record<number, number>>;
};

type ReplayInput = {
  then: SiteRecords;
  later: SiteRecords;
  options: { asOfDay: number; endDay: number; seed: number; draws: number };
};

type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
export type TaskInput<Name extends TaskName> = Parameters<Tasks[Name]>[0];
export type TaskOutput<Name extends TaskName> = ReturnType<Tasks[Name]>;

/**
 * Runs a task in the thread that calls it.
 * @throws on a process's main thread, where it would hold up every request; and what the task throws
 */
export function runTask(name: TaskName, input: unknown, onProgress: OnTaskProgress): unknown {
  if (isMainThread) throw new Error(`${name} was called on the main thread; call simulate("${name}", …) instead`);
  const task = tasks[name] as (input: unknown, onProgress: OnTaskProgress) => unknown;
  return task(input, onProgress);
}
