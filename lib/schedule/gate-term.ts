import { numberAt } from "@/lib/forecast";
import type { Chance } from "./chance";
import { later, picked, plus, scaled } from "./columns";
import type { DayAndEnd } from "./gate-parts";
import { type Column, type Law, readLaw } from "./laws";
import { mergedOrder, midRanks } from "./mid-ranks";
import { once } from "./once";
import type { ServiceView } from "./service-view";
import type { DaysClass, ScheduleGate, ScheduleModel } from "./site-schedule";

/** A gate's own term: where it would lie in the schedule if nothing were known of it, read with what was looked at by a day. */
export type OwnTerm = {
  /** All that it is made from beside chance, as text. */
  id: string;
  at(lookDay: number): DayAndEnd;
  /** Days that must follow the gate before service. */
  afterOn(lookDay: number): Column;
  /** The rank at which what is said on a day is read: the smaller of the gate's own rank and the view's, so that neither bends the other. */
  rankOn(day: number): Column;
  /**
   * What has to follow the gate once a path of `rank` is through: also what it precedes, from its beginning, while that has not begun. Of all
   * draws, or of some with a rank of each.
   */
  followOn(day: number, rank: Column, draws?: Int32Array): Column;
};

type Context = {
  gate: ScheduleGate;
  needed: Uint8Array;
  binds: Uint8Array;
  /** All that needs and race are made from beside chance, as text. */
  raceId: string;
  view: ServiceView;
  model: ScheduleModel;
  /** The class of what the gate precedes, while that has not begun. */
  follower: DaysClass | null;
  chance: Chance;
};

/** Share of the whole time that lies before a gate that does not bind, with what must follow it. */
const reach = ({ phi, kappa }: Pick<ScheduleModel, "phi" | "kappa">): number => phi * (1 - kappa) + kappa;

/** The binding gate and what must follow it fill the time to service by the view; any other one reaches ρ of it. */
export function ownTerm({ gate, needed, binds, raceId, view, model, follower, chance }: Context): OwnTerm {
  const { kappa, followShare, commissioningStretch = 1 } = model;
  const { stretch = 1 } = gate;
  const followUnbegun =
    gate.precedes === null ? kappa : gate.precedes === "works" ? followShare.permit : followShare.agreement;
  const follow = follower === null ? kappa : followUnbegun;
  const rho = reach(model);
  const ofGate = `${JSON.stringify([gate.id, gate.precedes])} in ${raceId} in ${view.id}`;
  /** So much of the time to service, by how much of it the gate reaches with what must follow it. */
  const termOn = (lookDay: number, shareOf: (reached: number) => number): Column => {
    const days = view.at(lookDay);
    const shares = Float64Array.of(shareOf(rho), shareOf(1));
    const term = new Float64Array(days.length);
    for (let d = 0; d < days.length; d += 1)
      term[d] = lookDay + numberAt(shares, binds[d] ?? 0) * (numberAt(days, d) - lookDay);
    return term;
  };
  const moreCommissioning = (commissioningStretch - 1) * kappa;
  const at = (lookDay: number): DayAndEnd => ({
    day: termOn(lookDay, (reached) => stretch * (reached - follow)),
    end: termOn(lookDay, (reached) => stretch * reached + (1 - stretch) * follow + moreCommissioning),
  });
  const afterOn = (lookDay: number): Column => {
    const days = view.at(lookDay);
    const after = new Float64Array(days.length);
    for (let d = 0; d < days.length; d += 1) after[d] = (follow + moreCommissioning) * (numberAt(days, d) - lookDay);
    return after;
  };
  const readRank = (day: number): Column => {
    const byView = needed.includes(0) ? midRanks(view.at(day), needed, view.orderOn(day)) : view.ranksOn(day);
    // By the share of a gate of its kind: that what follows has begun changes what is left to do, not which draws are late.
    const term = termOn(day, (reached) => reached - followUnbegun);
    const order = mergedOrder(term, view.orderOn(day), binds);
    return midRanks(term, needed, order, byView);
  };
  const rankOn = (day: number) => once(chance, `rank on ${day} of ${ofGate}`, () => readRank(day));
  const followOn = (day: number, rank: Column, draws?: Int32Array): Column => {
    const after = draws ? picked(afterOn(day), draws) : afterOn(day);
    if (follower === null) return after;
    const law: Law = { originDay: 0, ...follower };
    const whatFollows = readLaw(law, rank);
    const ofCommissioning = (kappa + moreCommissioning) / (follow + moreCommissioning);
    return later(after, plus(whatFollows, scaled(after, ofCommissioning)));
  };
  return { id: JSON.stringify(follower) + ofGate, at, afterOn, rankOn, followOn };
}
