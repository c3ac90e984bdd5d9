import { moneyOverrideKeys, type ScenarioOverrides } from "./overrides";

/** The causes by which two scenarios can differ, with the overrides of each. Own chips cost less and need no licence: a cause of its own. */
const keysOf = {
  durations: ["durationFactors"],
  hazard: ["hazardFactor"],
  "factor-shift": ["factorShift"],
  "export-control": ["exportControl"],
  "own-silicon": ["ownSiliconAttach", "ownSiliconCapexSavedShare", "ownSiliconLicenceFreeShare"],
  money: moneyOverrideKeys,
} as const satisfies Record<string, readonly (keyof ScenarioOverrides)[]>;

export const overrideGroups = Object.keys(keysOf) as (keyof typeof keysOf)[];
export type OverrideGroup = (typeof overrideGroups)[number];

/** The overrides of one group, as far as they are set. */
export function groupOf(overrides: ScenarioOverrides, group: OverrideGroup): ScenarioOverrides {
  const set = keysOf[group].filter((key) => overrides[key] !== undefined);
  return Object.fromEntries(set.map((key) => [key, overrides[key]]));
}

/** The overrides that dates and cancellation hang on: all but prices. */
export function dateOverrides(overrides: ScenarioOverrides): ScenarioOverrides {
  const { exportControl } = overrides;
  return {
    ...groupOf(overrides, "durations"),
    ...groupOf(overrides, "hazard"),
    ...groupOf(overrides, "factor-shift"),
    // Own chips move a date only by the licence that they do not need.
    ...(exportControl ? { exportControl, ...groupOf(overrides, "own-silicon") } : {}),
  };
}

/** The overrides without prices, lives and rules of money: what a sum of megawatts can hang on. */
export function withoutMoney(overrides: ScenarioOverrides): ScenarioOverrides {
  return Object.assign(
    {},
    ...overrideGroups.filter((group) => group !== "money").map((group) => groupOf(overrides, group)),
  );
}

export const isDateOverride = (overrides: ScenarioOverrides) => Object.keys(dateOverrides(overrides)).length > 0;
