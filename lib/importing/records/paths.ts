/** Where a record stands in its set, as text: what reading and storing have in common of it. */

type Place = { phase: number | null; kind: string; key: string };

export const sourcePath = (key: string) => `sources/${key}`;
/** Of a site without phases. */
export const sitePath = (slug: string) => `sites/${slug}`;
export const phasePath = (slug: string, ordinal: number) => `sites/${slug}/${ordinal}`;
/** @param at the claim's place among those of its indicator, from 0 */
export const claimPath = (slug: string, { phase, kind, key }: Place, at: number) =>
  `claims/${slug}/${phase ?? "site"}/${kind}/${key}/${at}`;
export const rulePath = (at: number) => `policies/${at}`;
export const factPath = (at: number) => `facts/${at}`;
