import { DAYS_PER_YEAR } from "@/lib/domain/dates";
import { type Chance, happens } from "./chance";
import { later, picked, place, placesOf } from "./columns";
import { type Column, type Law, readLaw, wordLaw } from "./laws";
import { mergedOrder, midRanks, orderAmong, risen } from "./mid-ranks";
import { once } from "./once";
import type { DaysClass, ScheduleGate, ScheduleModel, SchedulePhase } from "./site-schedule";

/** The day of service by the view that each draw takes, before any evidence on gates beyond the start of works. */
export type ServiceView = {
  /** All that it is made from beside chance, as text. */
  id: string;
  /** Given that the phase serves later than `lookDay`. Shared; not to be written to. */
  at(lookDay: number): Column;
  /** By the outside view, of the draws alone that take it. */
  outsideAt(lookDay: number): Column;
  /** All draws in the order of their days, and the rank of each; shared too. */
  orderOn(lookDay: number): Int32Array;
  ranksOn(lookDay: number): Column;
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
  const front = start === null && previous ? previous.id : null;
  const id = JSON.stringify([siteKey, phase.id, word, firstWordDay, noWorksDays, start, model]) + front;
  const isOutside = happens(chance, word ? model.outsideWeight : 1, siteKey, "view");
  const announced = word ? wordLaw(word, model.farDays) : null;
  // Each draw is read by the view it takes and by no other.
  const [outsideDraws, announcedDraws] = [placesOf(isOutside, 1), placesOf(isOutside, 0)];
  const ofOutside = (...key: [string, string]) => picked(chance.uniform(...key), outsideDraws);
  const startAt = (lookDay: number): number | Column => {
    if (start !== null) return start;
    const since = Math.max(firstWordDay, lookDay - LONGEST_SINCE_WORD_DAYS);
    const after = Math.max(Number.NEGATIVE_INFINITY, ...noWorksDays.filter((day) => day <= lookDay));
    const drawn = (role: string, time: DaysClass) =>
      readLaw({ originDay: since, ...time }, ofOutside(siteKey, role), after);
    return once(chance, `start of works since ${since} after ${after} of ${id}`, () =>
      later(drawn("permit before works", model.permit), drawn("agreement before works", model.agreement)),
    );
  };
  const outsideAt = (lookDay: number): Column => {
    if (previous && start === null) {
      const originDay = picked(previous.at(lookDay), outsideDraws);
      return readLaw({ originDay, ...model.laterPhaseGap }, ofOutside(phase.id, "gap"), lookDay);
    }
    const law = { originDay: startAt(lookDay), ...model.startOfWorksToService };
    return readLaw(law, ofOutside(siteKey, "works to service"), lookDay);
  };
  const slips = () => picked(chance.uniform(siteKey, "slip"), announcedDraws);
  const announcedAt = (law: Law & { originDay: number }, lookDay: number): Column => {
    // Days before the law begins say nothing of it.
    const after = lookDay > law.originDay ? lookDay : Number.NEGATIVE_INFINITY;
    return once(chance, `announced view after ${after} of ${id}`, () => readLaw(law, slips(), after));
  };
  const read = (lookDay: number): Column => {
    const view = new Float64Array(chance.draws);
    if (outsideDraws.length > 0) place(view, outsideDraws, outsideAt(lookDay));
    if (announced) place(view, announcedDraws, announcedAt(announced, lookDay));
    return view;
  };
  const slipOrder = () =>
    once(chance, `order of slips of ${JSON.stringify([siteKey, word ? model.outsideWeight : 1])}`, () =>
      orderAmong(slips(), announcedDraws),
    );
  // A later slip is a later day, so that only the draws by the outside view have to be put in order again.
  const readOrder = (lookDay: number): Int32Array => {
    const days = at(lookDay);
    const outside = orderAmong(picked(days, outsideDraws), outsideDraws);
    if (!announced) return outside;
    const both = new Int32Array(chance.draws);
    both.set(risen(days, slipOrder()));
    both.set(outside, announcedDraws.length);
    return mergedOrder(days, both, isOutside);
  };
  const at = (lookDay: number) => once(chance, `view on ${lookDay} of ${id}`, () => read(lookDay));
  const orderOn = (lookDay: number) => once(chance, `order on ${lookDay} of ${id}`, () => readOrder(lookDay));
  const all = new Uint8Array(chance.draws).fill(1);
  const ranksOn = (lookDay: number) =>
    once(chance, `ranks on ${lookDay} of ${id}`, () => midRanks(at(lookDay), all, orderOn(lookDay)));
  return { id, at, outsideAt, orderOn, ranksOn, isOutside, worksStartDay: start };
}

/** The day on which works began. Their end alone does not say it: taken for the start, "completed" would be later than "not yet". */
function worksStart(gates: readonly ScheduleGate[]): number | null {
  const days = gates
    .filter(({ kind }) => kind === "works")
    .flatMap(({ evidence }) => evidence.flatMap((one) => (one.what === "begun" ? [one.day] : [])));
  return days.length > 0 ? Math.min(...days) : null;
}
