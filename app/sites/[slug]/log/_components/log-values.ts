/** The form's fields as text, exactly as typed: what goes back to the form when something is wrong. */
export const logFields = [
  "target",
  "step",
  "kind",
  "date",
  "knownOn",
  "url",
  "title",
  "publisher",
  "class",
  "publishedOn",
  "sourceChoice",
  "quote",
  "claimant",
  "mark",
  "note",
] as const;
export type LogField = (typeof logFields)[number];
export type LogValues = Record<LogField, string>;

export function logValues(form: FormData): LogValues {
  const entries = logFields.map((field) => {
    const value = form.get(field);
    return [field, typeof value === "string" ? value : ""];
  });
  return Object.fromEntries(entries) as LogValues;
}

/** Tells whether the form still says what was previewed. */
export const valuesKey = (values: LogValues) => JSON.stringify(logFields.map((field) => values[field].trim()));
