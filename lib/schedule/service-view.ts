import { DAYS_PER_YEAR } from "@/lib/domain/dates";
import { type Chance, happens } from "./chance";
import { later, where } from "./columns";
import { type Column, readLaw, wordLaw } from "./laws";
import type { ScheduleGate, ScheduleModel, SchedulePhase } from "./site-schedule";

/** The day of service by the view that each draw takes, before any evidence on gates beyond the start of works. */
export type ServiceView = {
  /** Given that the phase serves later than `lookDay`. Kept; not to be written to. */
  at(lookDay: number): Column;
  /** By the outside view alone, whatever is stated. */
  outsideAt(lookDay: number): Column;
  /** 1 in the draws that take the outside view. */
  isOutside: Uint8Array;
  worksStartDay: number | null;
};

/** U: permits and agreement of works not begun at a look are drawn from no longer before it, however old the first word. */
const LONGEST_SINCE_WORD_DAYS = 5 * DAYS_PER_YEAR;

/**
 * One pick of view and one slip a site and draw. Announced: the day the date was said + slip. Outside: the start of works (known, or drawn from
 * the first word on the phase) + the class from there; of a later phase without a start, the view of the phase in front + a gap.
 */
export function serviceView(
  siteKey: string,
  phase: SchedulePhase,
  previous: ServiceView | null,
  model: ScheduleModel,
  chance: Chance,
): ServiceView {
  const { word, firstWordDay, noWorksDays } = phase;
  const start = worksStart(phase.gates);
  const isOutside = happens(chance, word ? model.outsideWeight : 1, siteKey, "view");
  const announced = word ? wordLaw(word, model.farDays) : null;
  const startAt = (lookDay: number): number | Column => {
    if (start !== null) return start;
    const since = Math.max(firstWordDay, lookDay - LONGEST_SINCE_WORD_DAYS);
    const after = Math.max(Number.NEGATIVE_INFINITY, ...noWorksDays.filter((day) => day <= lookDay));
    const permitted = readLaw(
      { originDay: since, ...model.permit },
      chance.uniform(siteKey, "permit before works"),
      after,
    );
    const agreed = readLaw(
      { originDay: since, ...model.agreement },
      chance.uniform(siteKey, "agreement before works"),
      after,
    );
    return later(permitted, agreed);
  };
  const outsideAt = (lookDay: number): Column => {
    const law =
      previous && start === null
        ? { originDay: previous.at(lookDay), ...model.laterPhaseGap, rank: chance.uniform(phase.id, "gap") }
        : {
            originDay: startAt(lookDay),
            ...model.startOfWorksToService,
            rank: chance.uniform(siteKey, "works to service"),
          };
    return readLaw(law, law.rank, lookDay);
  };
  const kept = new Map<number, Column>();
  const at = (lookDay: number): Column => {
    const known = kept.get(lookDay);
    if (known) return known;
    const outside = isOutside.includes(1) ? outsideAt(lookDay) : null;
    const said = announced ? readLaw(announced, chance.uniform(siteKey, "slip"), lookDay) : null;
    const view = !said ? (outside as Column) : !outside ? said : where(isOutside, outside, said);
    kept.set(lookDay, view);
    return view;
  };
  return { at, outsideAt, isOutside, worksStartDay: start };
}

/** The day on which works began. Their end alone does not say it: taken for the start, "completed" would be later than "not yet". */
function worksStart(gates: readonly ScheduleGate[]): number | null {
  const days = gates
    .filter(({ kind }) => kind === "works")
    .flatMap(({ evidence }) => evidence.flatMap((one) => (one.what === "begun" ? [one.day] : [])));
  return days.length > 0 ? Math.min(...days) : null;
}
