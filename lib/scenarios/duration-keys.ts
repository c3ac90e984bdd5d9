import { indicatorKinds, permitTypes, workTypes } from "@/lib/domain/vocabulary";

const gateKinds = indicatorKinds.filter((kind) => kind !== "service");

/** The two gates of a grid connection: its agreement and its works. */
const gridSteps = ["agreement_signed", "energised"] as const;

/**
 * What a scenario can make longer or shorter: every kind of gate; of the kinds that are several things, each of them (`works.substation`,
 * `permit.zoning`, `grid_interconnect.energised`); commissioning; and the two views that do not follow the gates.
 */
export const durationKeys = [
  ...gateKinds,
  ...gridSteps.map((step) => `grid_interconnect.${step}` as const),
  ...workTypes.map((type) => `works.${type}` as const),
  ...permitTypes.map((type) => `permit.${type}` as const),
  "commissioning",
  "announced",
  "outside",
] as const;
export type DurationKey = (typeof durationKeys)[number];
