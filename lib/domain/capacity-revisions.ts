import type { MegawattBasis } from "./vocabulary";

/** What a publication said that a phase adds, and the running total it gave with it; `knownDay` is an epoch day. */
export type StatedSize = {
  basis: MegawattBasis;
  megawatts: number;
  cumulativeMegawatts: number | null;
  knownDay: number;
};

/** What rounding does to a size, MW. */
const ROUNDING_MEGAWATTS = 0.5;

/**
 * The days on which a phase was given another size than before: another addition, or the same to another total. Only sizes of one basis
 * are compared: the first statement on a second basis says nothing of the first. A total that a publication leaves out is unknown, so only
 * totals that were stated are compared, each with the last one stated for the same addition.
 * @param sizes oldest first
 */
export function capacityRevisionDays(sizes: readonly StatedSize[]): number[] {
  const latest = new Map<MegawattBasis, Size>();
  return sizes.flatMap(({ basis, megawatts, cumulativeMegawatts, knownDay }) => {
    const before = latest.get(basis);
    const isSameAddition = before !== undefined && isClose(before.megawatts, megawatts);
    const lastTotal = isSameAddition ? before.cumulativeMegawatts : null;
    latest.set(basis, { megawatts, cumulativeMegawatts: cumulativeMegawatts ?? lastTotal });
    const isAnotherTotal =
      cumulativeMegawatts !== null && lastTotal !== null && !isClose(cumulativeMegawatts, lastTotal);
    return before && (!isSameAddition || isAnotherTotal) ? [knownDay] : [];
  });
}

type Size = Pick<StatedSize, "megawatts" | "cumulativeMegawatts">;
const isClose = (a: number, b: number) => Math.abs(a - b) <= ROUNDING_MEGAWATTS;
