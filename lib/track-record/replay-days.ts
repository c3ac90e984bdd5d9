/** Fewest days between the two published states of a replay: less is not time enough for a date to come true or to slip. */
const LEAST_REPLAY_DAYS = 60;

/**
 * The two states that a replay compares: the newest day on which a site's dates were published, and the newest one at least 60 days before.
 * @param publishedDays days on which a source spoke of a start of service of the site, in any order (epoch days)
 * @returns null when the site has no two such days
 */
export function replayDays(publishedDays: readonly number[]): { knownDay: number; examinedDay: number } | null {
  if (publishedDays.length === 0) return null;
  const examinedDay = Math.max(...publishedDays);
  const earlier = publishedDays.filter((day) => day <= examinedDay - LEAST_REPLAY_DAYS);
  return earlier.length === 0 ? null : { knownDay: Math.max(...earlier), examinedDay };
}
