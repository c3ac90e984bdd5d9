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
