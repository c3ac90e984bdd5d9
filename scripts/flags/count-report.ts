import type { FlagCounts } from "@/lib/flags/count-flags";
import { flagRules } from "@/lib/flags/types";
import { table } from "../backtest/table";
import { compareWithYardstick } from "./yardstick";

/** The counts of one reading of the world: the records alone, or with a publication beside them. */
export type Counted = { name: string; counts: FlagCounts };

/** Phases by rule, of each reading beside the yardstick of the first, and whether that one agrees with it. */
export function toTables(counted: readonly Counted[]): string {
  const [first] = counted;
  if (!first) throw new Error("nothing was counted");
  const compared = new Map(compareWithYardstick(first.counts).map((one) => [one.name, one]));
  const yardstickOf = (name: string) => {
    const one = compared.get(name);
    if (!one) return ["", ""];
    const meant = one.meantBy === 0 ? "" : ` ${one.meantBy < 0 ? "−" : "+"} ${Math.abs(one.meantBy)}`;
    return [`${one.yardstick}${meant}`, one.isClose ? "yes" : "NO"];
  };
  const lineOf = (name: string, cellOf: (counts: FlagCounts) => string) => [
    ...[name, ...yardstickOf(name)],
    ...counted.map(({ counts }) => cellOf(counts)),
  ];
  return [
    "Open phases in which a rule speaks (as the flag's own sentence); close is within a third of the yardstick or three",
    table([
      ["", "yardstick", "close", ...counted.map(({ name }) => name)],
      ...flagRules.map((rule) => lineOf(rule, ({ byRule }) => `${byRule[rule].phases} (${byRule[rule].leading})`)),
      lineOf("any risk", ({ byKind }) => `${byKind.risk}`),
      lineOf("any task", ({ byKind }) => `${byKind.task}`),
      lineOf("any change", ({ byKind }) => `${byKind.change}`),
      lineOf("no flag", ({ without }) => `${without}`),
      lineOf("undated", ({ undated }) => `${undated}`),
      lineOf("high", ({ high }) => `${high}`),
      lineOf("open phases", ({ openPhases }) => `${openPhases}`),
      lineOf("sites", ({ sites }) => `${sites}`),
    ]),
  ].join("\n");
}

/** The result as plain data. */
export const toJson = (counted: readonly Counted[]) => ({
  counted: Object.fromEntries(counted.map(({ name, counts }) => [name, counts])),
  yardstick: counted[0] ? compareWithYardstick(counted[0].counts) : [],
});
