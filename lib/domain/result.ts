/** One thing wrong with an input: which field (dotted path), what it was, and why it cannot be taken. */
export type InputProblem = { field: string; value: unknown; reason: string };

/** Expected outcomes are returned; thrown errors are for the error page. */
export type Result<
  Value,
  Failure = { kind: "invalid"; problems: InputProblem[] } | { kind: "conflict"; message: string },
> = { ok: true; value: Value } | { ok: false; failure: Failure };
