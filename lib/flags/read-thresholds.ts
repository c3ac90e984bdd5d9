import type { ModelRecords } from "@/lib/domain/records";
import { flagThresholdDefaults } from "./threshold-defaults";
import { FlagThresholds } from "./thresholds";

/** The thresholds as stored; where none is, the product's own. @throws when a stored value is out of its limits */
export const flagThresholds = ({ parameters }: Pick<ModelRecords, "parameters">): FlagThresholds =>
  FlagThresholds.parse(
    Object.fromEntries(flagThresholdDefaults.map(({ slug, value }) => [slug, parameters[slug]?.value ?? value])),
  );
