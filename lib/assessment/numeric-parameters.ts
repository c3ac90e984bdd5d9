/** The stored parameters whose value is a number, as rows; what else is stored (a mapping, a text) is left out. */
export const numericParameters = (
  parameters: Readonly<Record<string, { value: unknown }>>,
): { slug: string; value: number }[] =>
  Object.entries(parameters).flatMap(([slug, { value }]) => (typeof value === "number" ? [{ slug, value }] : []));
