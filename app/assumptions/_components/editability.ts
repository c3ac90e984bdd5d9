import type { ParameterLimits } from "@/lib/assessment/parameter-limits";

/** Why a parameter cannot be edited; null when it can. */
export function editability(limits: ParameterLimits | null, value: unknown): "unread" | "shape" | null {
  if (limits === null) return "unread";
  return typeof value === "number" ? null : "shape";
}
