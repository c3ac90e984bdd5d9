/** What an analyst may say about a flag. */
export const flagAnswers = ["acknowledge", "escalate", "reopen"] as const;

/** What the form holds, as typed, and what came of it. */
export type AnswerFormState = {
  values: { note: string; until: string };
  basedOnVersion: number;
  problems: { field: "note" | "until"; code: "missing" | "refused" | "past" }[];
  outcome: "conflict" | null;
};

export const emptyAnswer = (basedOnVersion: number): AnswerFormState => ({
  values: { note: "", until: "" },
  basedOnVersion,
  problems: [],
  outcome: null,
});

/** Where the form stood: a path of this app with its query; anything else leads to the list. */
export function safeBack(asked: unknown): string {
  return typeof asked === "string" && /^\/(flags|sites)(?:[/?][A-Za-z0-9/?&=%._-]*)?$/.test(asked) ? asked : "/flags";
}

/** The same path, saying which flag was answered. */
export function withAnswered(back: string, flagId: number): string {
  const [path = "/flags", query = ""] = back.split("?");
  const search = new URLSearchParams(query);
  search.set("answered", String(flagId));
  return `${path}?${search}`;
}
