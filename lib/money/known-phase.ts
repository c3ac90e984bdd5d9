import { type KnownCapital, knownCapital } from "./capital";
import { MONEY_DEFINITION_VERSION } from "./parameters";
import { PhaseEconomicsInput } from "./phase-economics-input";

/** A phase of which nothing can be said in dollars or shares, and why; `problems` has one "field: limit" line each. */
export type UnknownPhase = { known: false; definitionVersion: string } & (
  | { reason: "megawatts-and-capex-unknown" }
  | { reason: "invalid-input"; problems: string[] }
);

/** The input within its limits with the capital it values, or why there is none. Never throws. */
export function knownPhase(
  input: PhaseEconomicsInput,
): { known: true; input: PhaseEconomicsInput; capital: KnownCapital } | UnknownPhase {
  const definitionVersion = MONEY_DEFINITION_VERSION;
  const parsed = PhaseEconomicsInput.safeParse(input);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    return { known: false, definitionVersion, reason: "invalid-input", problems };
  }
  const capital = knownCapital(parsed.data);
  if (capital === null) return { known: false, definitionVersion, reason: "megawatts-and-capex-unknown" };
  return { known: true, input: parsed.data, capital };
}
