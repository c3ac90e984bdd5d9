import { DAYS_PER_MONTH } from "./discounting";
import type { ServicePromise } from "./phase-money-types";

type Asset = "facility" | "accelerators" | "contribution" | "deposit";

/** Dollars paid on one day (UTC epoch day). `boundDay`: can no longer be called off; `dueDay`: the day of service of the plan they are spent under. */
export type SpendingRow = {
  asset: Asset;
  usd: number;
  boundDay: number;
  paidDay: number;
  dueDay: number;
  isRecorded: boolean;
};

type DatedUsd = { usd: number; day: number; isRecorded: boolean };

/** What a calendar is made from; USD nominal, days are UTC epoch days. */
export type SpendingInput = {
  facilityUsd: number;
  acceleratorsUsd: number;
  contribution: DatedUsd | null;
  deposit: DatedUsd | null;
  payments: readonly { asset: "facility" | "accelerators"; usd: number; day: number }[];
  /** In the order in which they were said; none: recorded money only. */
  promises: readonly ServicePromise[];
  works: { begunDay: number | null; notBegunDay: number | null };
  buildMonths: number;
  installDays: number;
  firmWindowDays: number;
};

/** A payment still without its dollars. */
type Slice = { paidDay: number; dueDay: number };
type Lay = (count: number, dueDay: number, fromDay: number) => Slice[];

/**
 * When a phase's capital is spent. The facility in equal slices over the months of building before the promise in force when works began
 * (not seen begun: the latest), none before works began or were last seen not begun. A later promise lays out what was not paid by the day
 * it was said, and takes back nothing. Accelerators on delivery, bound the firm window before. Recorded payments replace the first slices.
 */
export function spendingCalendar(input: SpendingInput): SpendingRow[] {
  const { facilityUsd, acceleratorsUsd, contribution, deposit, promises, buildMonths, firmWindowDays } = input;
  const rows = [
    ...assetRows("facility", facilityUsd, dated(input, layFacility, buildMonths), 0, input),
    ...assetRows("accelerators", acceleratorsUsd, dated(input, layAccelerators(input), 1), firmWindowDays, input),
  ];
  for (const [asset, one] of [["contribution", contribution] as const, ["deposit", deposit] as const])
    if (one !== null && one.usd > 0)
      rows.push({
        asset,
        usd: one.usd,
        boundDay: one.day,
        paidDay: one.day,
        dueDay: promiseInForce(promises, one.day),
        isRecorded: one.isRecorded,
      });
  return rows;
}

/** Delivery of the accelerators as planned: no earlier than the last payment on record. Throws RangeError without a promise. */
export function plannedDeliveryDay(input: SpendingInput): number {
  const [slice] = dated(input, layAccelerators(input), 1);
  if (slice === undefined) throw new RangeError("promises: expected at least one");
  const recorded = input.payments.filter(({ asset }) => asset === "accelerators").map(({ day }) => day);
  return Math.max(slice.paidDay, ...recorded);
}

/** The day of service promised last on or before a day, else first of all; −Infinity without a promise. */
function promiseInForce(promises: readonly ServicePromise[], onDay: number): number {
  const said = promises.findLast(({ saidDay }) => saidDay <= onDay) ?? promises[0];
  return said?.day ?? Number.NEGATIVE_INFINITY;
}

/** The last of "works began" and "works seen not begun". */
const floorDay = ({ works }: SpendingInput): number =>
  Math.max(works.begunDay ?? Number.NEGATIVE_INFINITY, works.notBegunDay ?? Number.NEGATIVE_INFINITY);

/** Where the slices of an asset lie under every promise in turn. */
function dated(input: SpendingInput, lay: Lay, count: number): Slice[] {
  const { promises, works } = input;
  const latest = promises.at(-1);
  if (latest === undefined) return [];
  const floor = floorDay(input);
  const { begunDay } = works;
  if (begunDay === null) return lay(count, latest.day, floor);
  let slices = lay(count, promiseInForce(promises, begunDay), floor);
  for (const { saidDay, day } of promises) {
    if (saidDay <= begunDay) continue;
    const kept = slices.filter(({ paidDay }) => paidDay <= saidDay);
    if (kept.length < count) slices = [...kept, ...lay(count - kept.length, day, Math.max(saidDay, floor))];
  }
  return slices;
}

/** Equal parts of the months before the due day, none before `fromDay`; of the months after it once the due day has passed. */
const layFacility: Lay = (count, dueDay, fromDay) => {
  const months = count * DAYS_PER_MONTH;
  const first = Math.max(dueDay - months, fromDay);
  const last = dueDay > fromDay ? dueDay : fromDay + months;
  return Array.from({ length: count }, (_, i) => ({ paidDay: first + ((i + 0.5) / count) * (last - first), dueDay }));
};

const layAccelerators =
  (input: SpendingInput): Lay =>
  (count, dueDay) => {
    const floor = floorDay(input);
    const readyDay = dueDay > floor ? dueDay : floor + input.buildMonths * DAYS_PER_MONTH;
    return count === 0 ? [] : [{ paidDay: readyDay - input.installDays, dueDay }];
  };

/** Recorded payments on their own day, then what is left of each equal slice. Recorded money above the total raises it. */
function assetRows(
  asset: "facility" | "accelerators",
  statedUsd: number,
  slices: readonly Slice[],
  boundDaysBefore: number,
  { payments, promises }: SpendingInput,
): SpendingRow[] {
  const recorded = payments.filter((one) => one.asset === asset && one.usd > 0).sort((a, b) => a.day - b.day);
  const recordedUsd = recorded.reduce((sum, { usd }) => sum + usd, 0);
  const lastDay = recorded.at(-1)?.day ?? Number.NEGATIVE_INFINITY;
  const rows: SpendingRow[] = recorded.map(({ usd, day }) => ({
    asset,
    usd,
    boundDay: day,
    paidDay: day,
    dueDay: promiseInForce(promises, day),
    isRecorded: true,
  }));
  const sliceUsd = Math.max(statedUsd, recordedUsd) / slices.length;
  let replacedUsd = recordedUsd;
  for (const { paidDay, dueDay } of slices) {
    const replaced = Math.min(sliceUsd, replacedUsd);
    replacedUsd -= replaced;
    const usd = sliceUsd - replaced;
    if (usd <= 1e-9 * sliceUsd) continue;
    const boundDay = Math.max(lastDay, paidDay - boundDaysBefore);
    rows.push({ asset, usd, boundDay, paidDay: Math.max(lastDay, paidDay), dueDay, isRecorded: false });
  }
  return rows;
}
