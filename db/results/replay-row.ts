import type { Locale, SourceClass } from "@/lib/domain/vocabulary";
import type { ReplayStep } from "@/lib/track-record/replay-steps";

/** A replayed step with what tells it apart on screen and what it can be grouped by. */
export type ReplayRow = {
  step: ReplayStep;
  siteId: number;
  siteSlug: string;
  siteName: Record<Locale, string>;
  phaseOrdinal: number;
  phaseName: Record<Locale, string>;
  iso3: string | null;
  operatorSlug: string | null;
  sourceClass: SourceClass | null;
  engineVersion: string;
};
