import { toEpochDay } from "@/lib/domain/dates";
import { nameStep } from "@/lib/importing/epoch/step-names";
import { findSteps, type PublishedStep, rowsOfSite } from "@/lib/importing/epoch/steps";
import type { DrawnPhase } from "@/lib/track-record/hindcast-forecast";
import { hindcastOutcome, type News } from "@/lib/track-record/hindcast-outcome";
import { restatements, stepNews } from "@/lib/track-record/hindcast-restatement";
import type { HindcastCase } from "@/lib/track-record/hindcast-summary";
import type { BySteps } from "./forecast-alone";
import type { PublicationFiles } from "./publication";
import type { World } from "./world";

export type Asked = {
  publication: PublicationFiles;
  drawn: BySteps<DrawnPhase>;
  /** ISO day. */
  byOn: string;
  /** The publication that may restate its rows; null where none is read. */
  later: PublicationFiles | null;
  world: World;
  /** Whether today's records tell the outcome, too. */
  isByWorld: boolean;
};

/** Every step that was open in a publication, with what was expected of it and what became of it. */
export function hindcastCases({ publication, drawn, byOn, later, world, isByWorld }: Asked): HindcastCase[] {
  const { state } = publication;
  const span = { fromDay: toEpochDay(state.publishedOn), byDay: toEpochDay(byOn) };
  return state.sites.flatMap(({ name, title }) => {
    const own = rowsOf(publication, name);
    const site = world.siteOf(publication, name);
    const laterName = later?.state.sites.find((one) => site && world.siteOf(later, one.name) === site)?.name;
    const restated = later && laterName ? restatements(own, rowsOf(later, laterName)) : null;
    const steps = restated ? [...restated.keys()] : findSteps(own.rows, state.publishedOn);
    return steps.flatMap((step): HindcastCase[] => {
      const found = drawn.get(name, step.cumulativeMegawatts);
      if (!found) return [];
      const ofWorld = isByWorld ? world.newsOfStep(publication, name, step.cumulativeMegawatts) : null;
      const news = [...ownNews(step, state.publishedOn, restated), ...(ofWorld ?? [])];
      return [
        {
          ...{ site: title, phase: nameStep(step).en, iso3: site?.iso3 ?? null, statedDay: toEpochDay(step.date) },
          ...{ drawn: found, outcome: hindcastOutcome(news, span) },
        },
      ];
    });
  });
}

/** What the publisher says of a step; nothing that it no longer states. */
function ownNews(step: PublishedStep, publishedOn: string, restated: ReturnType<typeof restatements> | null): News[] {
  const first = stepNews(step, publishedOn);
  if (restated === null) return [first];
  const again = restated.get(step);
  return again ? [first, again] : [];
}

const rowsOf = ({ state }: PublicationFiles, name: string) => ({
  ...{ publishedOn: state.publishedOn, powerBasis: state.powerBasis, rows: rowsOfSite(state, name) },
});
