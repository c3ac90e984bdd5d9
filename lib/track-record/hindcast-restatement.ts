import { toEpochDay } from "@/lib/domain/dates";
import { matchSteps } from "@/lib/importing/epoch/match-steps";
import { findSteps, type PublishedStep } from "@/lib/importing/epoch/steps";
import type { PowerBasis, PublishedRow } from "@/lib/importing/epoch/types";
import type { News } from "./hindcast-outcome";

/** One site as a publication carries it; rows in order of time. */
export type PublishedRows = { publishedOn: string; powerBasis: PowerBasis; rows: readonly PublishedRow[] };

/** Words of a date that was worked out, not seen. */
const FORESEEN =
  /\b(?:expect|assum|estimat|predict|anticipat|forecast|presum|schedul|should|will|would|likely|planned|on track|best guess|rule of thumb|how long|timeline|pace|default|end date|completion date)/i;
const SERVES = /\b(?:operational|operating|in operation|in service|online|running)\b/i;

/** Whether the prose of a row tells of service as something seen: it says so, and no part of it is worked out from what others took. */
export const isToldAsSeen = (status: string): boolean => SERVES.test(status) && !FORESEEN.test(status);

/** What a step of a publication says of itself: its date, as a word. */
export function stepNews(step: PublishedStep, publishedOn: string): News {
  const day = toEpochDay(step.date);
  return { ...dated("word", day, publishedOn), isConfirmed: false, isLook: false };
}

/**
 * What a later publication of the same site says of each step of an earlier one; null where it has no such step. A passed date is confirmed only
 * by a changed text that tells it as seen, or by a confirming row that the earlier one lacked. A date ahead is a look only if the row changed (day,
 * megawatts or text), or a new row of a day between the two names one of the step's buildings.
 */
export function restatements(earlier: PublishedRows, later: PublishedRows): Map<PublishedStep, News | null> {
  const texts = new Set(earlier.rows.map(({ status }) => plain(status)));
  const isNewText = ({ status }: Pick<PublishedRow, "status">) => status !== null && !texts.has(plain(status));
  // A confirmation that the earlier publication had word for word, when the date lay ahead, confirms nothing.
  const rows = later.rows.map((row) => (isNewText(row) ? row : { ...row, operationConfirmed: false }));
  const [before, after] = [
    { ...earlier, steps: findSteps(earlier.rows, earlier.publishedOn) },
    { ...later, rows, steps: findSteps(rows, later.publishedOn) },
  ];
  const visited = later.rows.filter(
    (row) => isNewText(row) && row.date > earlier.publishedOn && row.date <= later.publishedOn,
  );
  const isVisited = ({ buildings }: PublishedStep) =>
    visited.some(({ buildingsNamed }) => buildingsNamed.some((number) => buildings.includes(number)));
  const newsOfPair = (one: PublishedStep, other: PublishedStep): News => {
    const [day, isText] = [toEpochDay(other.date), isNewText(other)];
    const isConfirmed = other.isConfirmed || (isText && isToldAsSeen(other.status ?? ""));
    if (other.date <= later.publishedOn)
      return { ...dated("served", day, later.publishedOn), isConfirmed, isLook: false };
    const isLook = isText || one.date !== other.date || isResized(one, other) || isVisited(other);
    return { ...dated("word", day, later.publishedOn), isConfirmed: false, isLook };
  };
  return new Map(
    matchSteps(before, after).flatMap((link): [PublishedStep, News | null][] => {
      if (link.kind === "new") return [];
      return [[link.earlier, link.kind === "lost" ? null : newsOfPair(link.earlier, link.later)]];
    }),
  );
}

const dated = (what: "served" | "word", day: number, publishedOn: string) => ({
  ...{ what, knownDay: toEpochDay(publishedOn), earliestDay: day, latestDay: day },
});

/** Published sizes are rounded to half a megawatt now and then. */
const isResized = (one: PublishedStep, other: PublishedStep) =>
  Math.abs(one.addedMegawatts - other.addedMegawatts) > 0.5;

const plain = (status: string | null) => (status ?? "").replace(/\s+/g, " ").trim();
