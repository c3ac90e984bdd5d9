/** A case followed for so many days (whole or not, 0 or more): how it ended then, or null where nobody followed it any longer. */
export type Followed<Cause extends string = string> = { days: number; end: Cause | null };

export type Incidence = {
  /** Between 0 and 1; null where nobody was followed to the horizon although some case had not ended: the record does not reach so far. */
  share: number | null;
  /** Cases followed to the horizon at least and not ended before it. */
  followed: number;
};

/**
 * The share of cases ended by `cause` within each horizon (days, rising), while other causes compete: Σ S(t−)·d(t)/n(t) over the days t on which
 * any case ended (Aalen and Johansen 1978), where n are followed to t and S is the share not ended. A case last seen open on a day on which
 * others end was still at risk then. O(cases × log cases). Without cases every share is null.
 */
export function cumulativeIncidence<Cause extends string>(
  cases: readonly Followed<Cause>[],
  cause: Cause,
  horizonsDays: readonly number[],
): Incidence[] {
  const ordered = [...cases].sort((a, b) => a.days - b.days);
  let notEnded = 1;
  let share = 0;
  let next = 0;
  return horizonsDays.map((horizon) => {
    for (let one = ordered[next]; one && one.days <= horizon; one = ordered[next]) {
      const { days } = one;
      const atRisk = ordered.length - next;
      let ended = 0;
      let byCause = 0;
      for (; ordered[next]?.days === days; next += 1) {
        ended += Number(ordered[next]?.end !== null);
        byCause += Number(ordered[next]?.end === cause);
      }
      share += (notEnded * byCause) / atRisk;
      notEnded *= 1 - ended / atRisk;
    }
    const followed = ordered.filter(({ days, end }) => days > horizon || (days === horizon && end === null)).length;
    const isReached = cases.length > 0 && (followed > 0 || notEnded === 0);
    return { share: isReached ? share : null, followed };
  });
}
