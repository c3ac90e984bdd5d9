import { isUnknownWord } from "@/lib/domain/dates-as-written/stand-ins";
import type { TableCell } from "../table/row-reader";

/**
 * What a cell says about power: decimal megawatts, or none; `remark` is set where the cell says more or less than one number, and is
 * then kept as it stands.
 */
export type StatedMegawatts =
  | { kind: "none"; remark: string | null }
  | { kind: "megawatts"; megawatts: string; remark: string | null }
  | { kind: "problem"; reason: string };

const megawattsPer: Record<string, number> = { W: 1e-6, kW: 1e-3, MW: 1, GW: 1e3 };
/** Above any site that anybody has proposed: such a number is in another unit. */
const MOST = 100_000;
/** More digits than this are those of binary fractions: 1.1 GW is 1100 MW. */
const DIGITS = 12;

/** Reads a cell of megawatts; its own unit goes before that of its column, and without either the number is megawatts. */
export function readMegawatts({ raw, value }: TableCell, columnUnit: string | null): StatedMegawatts {
  const problem = (reason: string): StatedMegawatts => ({ kind: "problem", reason });
  switch (value.kind) {
    case "blank":
      return { kind: "none", remark: null };
    case "text":
      return isUnknownWord(raw.trim()) ? { kind: "none", remark: null } : problem("is not an amount of power");
    case "date":
      return problem("is a date where an amount of power should stand");
    case "undecided":
      return problem("may mean two numbers: which sign stands before decimals?");
    case "range":
      return {
        kind: "none",
        remark: "is a range or a limit: no one size is taken from it, and it is kept in the note",
      };
    case "number": {
      const unit = value.unit ?? columnUnit ?? "MW";
      const factor = megawattsPer[unit];
      if (factor === undefined) return problem(`is in ${unit}, which says no megawatts`);
      const megawatts = Number((value.number * factor).toPrecision(DIGITS));
      if (megawatts < 0) return problem("is below zero");
      if (megawatts > MOST) return problem(`is above ${MOST} MW, which cannot be right`);
      if (megawatts === 0) return { kind: "none", remark: "is zero: taken for a size that is not stated" };
      const remark = value.isApproximate ? "is given as about so much, and taken as the number" : null;
      return { kind: "megawatts", megawatts: String(megawatts), remark };
    }
  }
}
