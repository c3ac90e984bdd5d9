/**
 * Parameters and classes that older versions read and that databases of theirs still hold: nothing reads them any more, so they are neither
 * shown nor edited.
 */
const retired: readonly string[] = [
  "chain_weight_per_gate",
  "chain_weight_max",
  "back_cast_quantile",
  "permit_pass_alpha",
  "permit_pass_beta",
  "cancellation_per_year",
  "commissioning",
];

export const isRetired = ({ slug }: { slug: string }): boolean => retired.includes(slug);
