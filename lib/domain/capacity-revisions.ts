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
 * are compared: the first word on a second basis says nothing of the first.
 * @param sizes oldest first
 */
export function capacityRevisionDays(sizes: readonly StatedSize[]): number[] {
  const latest = new Map<MegawattBasis, StatedSize>();
  return sizes.flatMap((size) => {
    const before = latest.get(size.basis);
    latest.set(size.basis, size);
    return before && !isSameSize(before, size) ? [size.knownDay] : [];
  });
}

const isSameSize = (a: StatedSize, b: StatedSize) =>
  isClose(a.megawatts, b.megawatts) && isClose(a.cumulativeMegawatts ?? 0, b.cumulativeMegawatts ?? 0);
const isClose = (a: number, b: number) => Math.abs(a - b) <= ROUNDING_MEGAWATTS;
