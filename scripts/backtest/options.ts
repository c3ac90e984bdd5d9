import { parseArgs } from "node:util";
import { toEpochDay } from "@/lib/domain/dates";

export const USAGE = `Usage: npm run backtest -- ROWS.csv [--fit TRAIN.csv] [--horizon DAYS] [--json]
         [--fit-as-known-on YYYY-MM-DD] [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--new-projects]
         [--forget DAYS[,DAYS...] [--families]]

  --fit TRAIN.csv       fit the parameters on these rows (may be ROWS.csv itself); otherwise the shipped ones are scored
  --fit-as-known-on DAY hide from the fit every snapshot and every outcome after this day
  --from, --to          score only snapshots of these days and between
  --new-projects        score only projects of which the fit saw no row
  --horizon DAYS        score over so many days after each snapshot (1096), or after the silence of --forget (365)
  --forget DAYS         score the slip model so many days after a date was said, nobody having repeated it (0,60,145,365):
                        read as if said afresh against read from the day it was said
  --families            with --forget: fit lognormal and log-logistic slips on the first half by time, score them on the later
  --json                one JSON object instead of tables`;

export type BacktestOptions = {
  rowsFile: string;
  fitFile: string | null;
  fitAsKnownOnDay: number | null;
  fromDay: number | null;
  toDay: number | null;
  newProjectsOnly: boolean;
  horizonDays: number;
  /** Days of silence to score after; empty for the backtest at the snapshot. */
  forgetDays: number[];
  families: boolean;
  json: boolean;
};

/** Reads the command line. @throws Error saying what is wrong with it */
export function readOptions(args: string[]): BacktestOptions {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      fit: text,
      "fit-as-known-on": text,
      from: text,
      to: text,
      horizon: text,
      forget: { type: "string", multiple: true },
      families: { type: "boolean" },
      "new-projects": { type: "boolean" },
      json: { type: "boolean" },
    },
  });
  const [rowsFile, ...more] = positionals;
  if (rowsFile === undefined || more.length > 0) {
    throw new Error(`expected one file of rows, got ${positionals.length}`);
  }
  const forgetDays = (values.forget ?? []).flatMap((list) => list.split(",").map(daysOfSilence));
  const horizon = values.horizon ?? (forgetDays.length > 0 ? "365" : "1096");
  if (!/^\d{1,5}$/.test(horizon) || Number(horizon) === 0) {
    throw new Error(`--horizon "${horizon}" is not a whole number of days from 1 to 99999`);
  }
  const options = {
    rowsFile,
    fitFile: values.fit ?? null,
    fitAsKnownOnDay: day("--fit-as-known-on", values["fit-as-known-on"]),
    fromDay: day("--from", values.from),
    toDay: day("--to", values.to),
    newProjectsOnly: values["new-projects"] ?? false,
    horizonDays: Number(horizon),
    forgetDays: [...new Set(forgetDays)],
    families: values.families ?? false,
    json: values.json ?? false,
  };
  if (options.fitAsKnownOnDay !== null && options.fitFile === null) {
    throw new Error("--fit-as-known-on needs --fit: without it nothing is fitted");
  }
  if (options.newProjectsOnly && options.fitFile === null) {
    throw new Error("--new-projects needs --fit: without it every project is new");
  }
  if (options.families && options.forgetDays.length === 0) {
    throw new Error("--families needs --forget: it compares forecasts made after a silence");
  }
  if (options.families && options.fitFile !== null) {
    throw new Error("--families fits on the first half of the rows itself: leave out --fit");
  }
  return options;
}

function daysOfSilence(text: string): number {
  if (/^\d{1,5}$/.test(text.trim())) return Number(text);
  throw new Error(`--forget "${text}" is not a whole number of days from 0 to 99999`);
}

function day(option: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  try {
    return toEpochDay(text);
  } catch (error) {
    throw new Error(`${option} ${error instanceof Error ? error.message : String(error)}`);
  }
}
