/** One thing wrong with an input: which field (dotted path), what it was, and why it cannot be taken. */
export type InputProblem = {
  field: string;
  value: unknown;
  reason: string;
  /** What is on record, where the input contradicts it. */
  onRecord?: string | null;
};

/** Expected outcomes are returned; thrown errors are for the error page. */
export type Result<
  Value,
  Failure = { kind: "invalid"; problems: InputProblem[] } | { kind: "conflict"; message: string },
> = { ok: true; value: Value } | { ok: false; failure: Failure };

/** Refuses a change, since the records are not, or no longer, what it rests on. */
export const conflict = (message: string) => ({ ok: false as const, failure: { kind: "conflict" as const, message } });

/** The value of what cannot fail but by a fault of ours. @throws with the reasons when it did */
export function unwrap<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  const { failure } = result;
  throw new Error(failure.kind === "conflict" ? failure.message : failure.problems.map((one) => one.reason).join("; "));
}
