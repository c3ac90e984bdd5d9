const ENDING = ":new-day";

/** The key of a task's hourly job that works once a day and otherwise ends at once: another one than that of a job that always works. */
export const newDayKey = (task: string): string => task + ENDING;

/** Which keys those are, as a pattern of `like`. */
export const ANY_NEW_DAY_KEY = `%${ENDING}`;
