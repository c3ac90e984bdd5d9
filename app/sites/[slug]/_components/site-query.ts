import { z } from "zod";

const wholeNumber = z.coerce.number().int().positive().max(2_147_483_647).nullable().catch(null);
const Query = z.object({ phase: wholeNumber, logged: wholeNumber, onrecord: wholeNumber });

/** The page's address: which phase, and the claim that was just logged (or was on record already). Nonsense counts as absent. */
export function parseSiteQuery(asked: Record<string, string | string[] | undefined>): z.infer<typeof Query> {
  const one = (name: string) => {
    const value = asked[name];
    return (Array.isArray(value) ? value[0] : value) || null;
  };
  return Query.parse({ phase: one("phase"), logged: one("logged"), onrecord: one("onrecord") });
}
