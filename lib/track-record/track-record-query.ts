import { z } from "zod";
import { IsoDate } from "@/lib/domain/dates";
import { type AddressParameters, firstOfEach } from "@/lib/domain/list-address";
import { sourceClasses } from "@/lib/domain/vocabulary";
import { type ScoredHorizon, scoredHorizons } from "./horizons";

/** Stages in which a phase can be forecast. */
export const forecastStages = ["announced", "permitted", "under_construction", "energised"] as const;

const slug = z
  .string()
  .regex(/^[a-z0-9-]{1,100}$/)
  .nullable()
  .catch(null);

/** The group and period of the track record, as its address holds them. Whatever cannot be read is as if it were not there. */
export const TrackRecordQuery = z.object({
  /** ISO 3166 alpha-3, or `unknown`. */
  economy: z
    .string()
    .regex(/^([A-Z]{3}|unknown)$/)
    .nullable()
    .catch(null),
  operator: slug,
  /** Whose word the announced date was; `none`: none was announced. */
  source: z
    .enum([...sourceClasses, "none"])
    .nullable()
    .catch(null),
  engine: z
    .string()
    .regex(/^[\w.+-]{1,40}$/)
    .nullable()
    .catch(null),
  stage: z.enum(forecastStages).nullable().catch(null),
  /** Days of the forecasts, first and last. */
  from: IsoDate.nullable().catch(null),
  to: IsoDate.nullable().catch(null),
  /** Days after which the archive is scored. */
  horizon: z.coerce
    .number()
    .refine((days): days is ScoredHorizon => scoredHorizons.some((one) => one === days))
    .catch(365),
});
export type TrackRecordQuery = z.infer<typeof TrackRecordQuery>;

export function parseTrackRecordQuery(parameters: AddressParameters): TrackRecordQuery {
  return TrackRecordQuery.parse(firstOfEach(parameters));
}

/** A group and period as one text: equal for equal queries. */
export function trackRecordKey(query: TrackRecordQuery): string {
  const chosen = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === null ? [] : [[name, String(value)]],
  );
  return new URLSearchParams(chosen.toSorted(([a], [b]) => a.localeCompare(b, "en"))).toString();
}

/** What a forecast is filtered by. */
export type TrackRecordGroup = {
  iso3: string | null;
  operatorSlug: string | null;
  sourceClass: string | null;
  engineVersion: string;
  stage: string;
  /** ISO date. */
  asOfOn: string;
};

/** Whether a forecast is of the group and period asked for. */
export function isInGroup(query: TrackRecordQuery, group: TrackRecordGroup): boolean {
  return (
    (query.economy === null || query.economy === (group.iso3 ?? "unknown")) &&
    (query.operator === null || query.operator === group.operatorSlug) &&
    (query.source === null || query.source === (group.sourceClass ?? "none")) &&
    (query.engine === null || query.engine === group.engineVersion) &&
    (query.stage === null || query.stage === group.stage) &&
    (query.from === null || query.from <= group.asOfOn) &&
    (query.to === null || group.asOfOn <= query.to)
  );
}
