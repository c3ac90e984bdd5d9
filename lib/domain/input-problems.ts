import type { z } from "zod";
import type { InputProblem } from "./result";

/** What a schema refused of an input, field by field. */
export function inputProblems(error: z.ZodError, input: unknown): InputProblem[] {
  return error.issues.map(({ path, message }) => ({
    field: path.join("."),
    value: path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], input),
    reason: message,
  }));
}

/** A message without the name of its field in front, for where the field is called otherwise. */
export const withoutField = (message: string, field: string): string =>
  message.startsWith(`${field}: `) ? message.slice(field.length + 2) : message;
