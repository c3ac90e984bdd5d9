import { DAYS_PER_YEAR } from "@/lib/domain/dates";
import type { Word } from "./site-schedule";

/** The same date as if its party said it again on a later day: as much older as that day is later. */
export const saidAfresh = (word: Word, saidDay: number): Word => ({
  ...word,
  ...{ saidDay, ageYears: word.ageYears + (saidDay - word.saidDay) / DAYS_PER_YEAR },
});
