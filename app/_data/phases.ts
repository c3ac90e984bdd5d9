import "server-only";
import { database } from "@/db";
import { listPhaseFilters } from "@/db/queries/list-phase-filters";
import { listPhases, type PhaseListRow } from "@/db/queries/list-phases";
import type { PhaseListQuery } from "@/lib/domain/phase-list";
import type { Locale } from "@/lib/domain/vocabulary";

export type { PhaseListRow };

export const phaseList = (query: PhaseListQuery, locale: Locale) => listPhases(database(), { query, locale });

/** Every phase that the query's filters let through, for exports. */
export const everyPhase = (query: PhaseListQuery, locale: Locale) =>
  listPhases(database(), { query, locale, everything: true });

export const phaseFilters = () => listPhaseFilters(database());
