import { toEpochDay } from "@/lib/domain/dates";

/** A `date` column as an epoch day. */
export const dayOf = (isoDate: string | null) => (isoDate === null ? null : toEpochDay(isoDate));

/** A `numeric` column, which the driver gives as text, as a number. */
export const numberOf = (text: string | null) => (text === null ? null : Number(text));
