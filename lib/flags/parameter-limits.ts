import { type ParameterLimits, parameterLimits, parameterProblem } from "@/lib/assessment/parameter-limits";
import type { InputProblem } from "@/lib/domain/result";
import { limitsOf } from "@/lib/scenarios/override-fields";
import { FlagThresholds } from "./thresholds";

type Stored = Parameters<typeof parameterLimits>[1];

const isThreshold = (slug: string): slug is keyof FlagThresholds => Object.hasOwn(FlagThresholds.shape, slug);

/** As `parameterLimits`, of the thresholds of the flags too. */
export function anyParameterLimits(slug: string, stored: Stored): ParameterLimits | null {
  if (!isThreshold(slug)) return parameterLimits(slug, stored);
  const alone = { isPowerOfTwo: false, leastNeighbour: null, mostNeighbour: null };
  return { ...limitsOf(FlagThresholds.shape[slug]), ...alone };
}

/** As `parameterProblem`, of the thresholds of the flags too. */
export function anyParameterProblem(slug: string, value: unknown, stored: Stored): InputProblem | null {
  if (!isThreshold(slug)) return parameterProblem(slug, value, stored);
  const schema = FlagThresholds.shape[slug];
  if (schema.safeParse(value).success) return null;
  const { least, most, isWhole } = limitsOf(schema);
  const wanted = `${isWhole ? "a whole number" : "a number"} from ${least} to ${most}`;
  return { field: "value", value, reason: `value: expected ${wanted}, got ${value}` };
}
