import { numberAt } from "@/lib/forecast";
import { earlier, later, plus, scaled } from "./columns";
import { type Column, type Law, readLaw } from "./laws";
import { midRanks } from "./mid-ranks";
import type { ServiceView } from "./service-view";
import type { DaysClass, ScheduleGate, ScheduleModel } from "./site-schedule";

/** A gate's day in each draw, what must follow it before service, and both together. */
export type Term = { day: Column; after: Column; end: Column };

/** A gate's own term: where it would lie in the schedule if nothing were known of it, read with what was looked at by a day. */
export type OwnTerm = {
  at(lookDay: number): Term;
  /** The rank at which what is said on a day is read: the smaller of the gate's own rank and the view's, so that neither bends the other. */
  rankOn(day: number): Column;
  /** What has to follow the gate once a path of `rank` is through: also what it precedes, from its beginning, while that has not begun. */
  followOn(day: number, rank: Column): Column;
};

type Context = {
  gate: ScheduleGate;
  needed: Uint8Array;
  binds: Uint8Array;
  view: ServiceView;
  model: ScheduleModel;
  /** The class of what the gate precedes, while that has not begun. */
  follower: DaysClass | null;
};

/** Share of the whole time that lies before a gate that does not bind, with what must follow it. */
const reach = ({ phi, kappa }: Pick<ScheduleModel, "phi" | "kappa">): number => phi * (1 - kappa) + kappa;

/** The binding gate and what must follow it fill the time to service by the view; any other one reaches ρ of it. */
export function ownTerm({ gate, needed, binds, view, model, follower }: Context): OwnTerm {
  const { kappa, followShare, commissioningStretch = 1 } = model;
  const { stretch = 1 } = gate;
  const followUnbegun =
    gate.precedes === null ? kappa : gate.precedes === "works" ? followShare.permit : followShare.agreement;
  const follow = follower === null ? kappa : followUnbegun;
  const rho = reach(model);
  const terms = new Map<number, Term>();
  const ranks = new Map<number, Column>();
  const termOn = (lookDay: number, follow: number): Term => {
    const days = view.at(lookDay);
    const [day, after, end] = [0, 1, 2].map(() => new Float64Array(days.length)) as [Column, Column, Column];
    for (let d = 0; d < days.length; d += 1) {
      const remaining = numberAt(days, d) - lookDay;
      const reached = binds[d] === 1 ? 1 : rho;
      const ends = lookDay + stretch * (reached - follow) * remaining;
      const follows = (follow + (commissioningStretch - 1) * kappa) * remaining;
      day[d] = ends;
      after[d] = follows;
      end[d] = ends + follows;
    }
    return { day, after, end };
  };
  const at = (lookDay: number): Term => {
    const known = terms.get(lookDay);
    if (known) return known;
    const term = termOn(lookDay, follow);
    terms.set(lookDay, term);
    return term;
  };
  const rankOn = (day: number): Column => {
    const known = ranks.get(day);
    if (known) return known;
    const byView = midRanks(view.at(day), needed);
    // By the share of a gate of its kind: that what follows has begun changes what is left to do, not which draws are late.
    const rank = earlier(midRanks(termOn(day, followUnbegun).day, needed), byView);
    ranks.set(day, rank);
    return rank;
  };
  const followOn = (day: number, rank: Column): Column => {
    const { after } = at(day);
    if (follower === null) return after;
    const law: Law = { originDay: 0, ...follower };
    const whatFollows = readLaw(law, rank);
    return later(after, plus(whatFollows, scaled(after, kappa / follow)));
  };
  return { at, rankOn, followOn };
}
