import type { Bound, Meaning, Part } from "../tokens";

const months = [
  ["january", "jan"],
  ["february", "feb"],
  ["march", "mar"],
  ["april", "apr"],
  ["may"],
  ["june", "jun"],
  ["july", "jul"],
  ["august", "aug"],
  ["september", "sept", "sep"],
  ["october", "oct"],
  ["november", "nov"],
  ["december", "dec"],
];
const ordinals = [
  ["first", "1st"],
  ["second", "2nd"],
  ["third", "3rd"],
  ["fourth", "4th"],
];
const seasons = [["spring"], ["summer"], ["autumn", "fall"], ["winter"]];
const parts: Record<Part, string[]> = {
  early: ["early", "beginning", "start"],
  mid: ["mid", "middle"],
  late: ["late"],
  end: ["end", "year-end", "year end", "yearend", "eoy", "ye", "end of the year", "end of year"],
};
const firstBounds: [Bound, string[]][] = [
  ["by", ["by", "no later than", "not later than", "not after", "on or before", "within"]],
  ["before", ["before", "prior to", "ahead of", "earlier than"]],
  ["notBefore", ["not before", "no earlier than", "not earlier than", "no sooner than", "as early as", "on or after"]],
  ["notBefore", ["≥"]],
  ["from", ["from", "starting"]],
  ["after", ["after", "later than", ">"]],
  ["until", ["until", "till", "up to"]],
  ["since", ["since"]],
  ["between", ["between"]],
];
const lastBounds: [Bound, string[]][] = [
  ["by", ["or earlier", "or before"]],
  ["notBefore", ["or later", "or after", "onwards", "onward"]],
];
const eitherBounds: [Bound, string[]][] = [
  ["by", ["at the latest", "≤"]],
  ["notBefore", ["at the earliest"]],
];
const weekdays = [
  ["monday", "mon"],
  ["tuesday", "tues", "tue"],
  ["wednesday", "wed"],
  ["thursday", "thurs", "thur", "thu"],
  ["friday", "fri"],
  ["saturday", "sat"],
  ["sunday", "sun"],
];
const about = ["about", "around", "circa", "c.", "ca.", "approximately", "approx"];
const events = [
  "completion",
  "operational",
  "commercial operation",
  "cod",
  "in service",
  "online",
  "energisation",
  "energization",
];
/** Words that leave the date as it is. */
const fillers = ["of", "the", "in", "during", "year", "calendar year", "calendar", "cy"];
const intentions = ["expected", "planned", "scheduled", "targeted", "target", "estimated", "est", "anticipated", "due"];

const numbered = (unit: "month" | "quarter" | "half" | "season", names: string[][]): [string, Meaning][] =>
  names.flatMap((row, i) => row.map((name): [string, Meaning] => [name, { type: "unit", unit, value: i + 1 }]));
const bounds = (rows: [Bound, string[]][], side: "first" | "last" | "either"): [string, Meaning][] =>
  rows.flatMap(([bound, names]) => names.map((name): [string, Meaning] => [name, { type: "bound", bound, side }]));

export const english: [string, Meaning][] = [
  ...numbered("month", months),
  ...numbered("season", seasons),
  ...numbered("quarter", withNoun(ordinals, "quarter")),
  ...numbered("half", withNoun(ordinals.slice(0, 2), "half")),
  ...Object.entries(parts).flatMap(([part, names]) =>
    names.map((name): [string, Meaning] => [name, { type: "part", part: part as Part }]),
  ),
  ...bounds(firstBounds, "first"),
  ...bounds(lastBounds, "last"),
  ...bounds(eitherBounds, "either"),
  ...weekdays.flatMap((names, i) => names.map((name): [string, Meaning] => [name, { type: "weekday", value: i + 1 }])),
  ...about.map((word): [string, Meaning] => [word, { type: "about" }]),
  ...events.map((word): [string, Meaning] => [word, { type: "event" }]),
  ...[...fillers, ...intentions].map((name): [string, Meaning] => [name, { type: "filler" }]),
  ...["to", "or", "and", "through", "thru"].map((name): [string, Meaning] => [
    name,
    { type: "joint", mayBeFiller: false },
  ]),
  ...["fy", "fiscal year", "fiscal"].map((name): [string, Meaning] => [name, { type: "fiscal", fiscalYear: null }]),
];

function withNoun(rows: string[][], noun: string): string[][] {
  return rows.map((row) => row.flatMap((ordinal) => [`${ordinal} ${noun}`, `${ordinal}-${noun}`]));
}
