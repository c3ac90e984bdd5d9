import { isoDateOf } from "@/lib/domain/dates";
import {
  type ComparedCount,
  type ComparedKinds,
  type HindcastLine,
  type JudgedPhase,
  surprises,
} from "@/lib/track-record/hindcast-summary";
import { table } from "../backtest/table";

export type Hindcast = {
  name: string;
  /** ISO days of the forecast, and of the day that it is asked about. */
  fromOn: string;
  byOn: string;
  lines: HindcastLine[];
  phases: JudgedPhase[];
};

export type HindcastReport = { computedOn: string; commit: string; hindcasts: Hindcast[] };

/** What every copy of these figures says of them. */
const HINDCAST_NOTE =
  "A hindcast: nobody made these forecasts on their day; the publication alone is known, the model and its numbers are today's";

/** The result as plain data: figures unrounded, and each phase that was asked about. */
export const toJson = ({ hindcasts, ...report }: HindcastReport) => ({
  ...{ hindcast: HINDCAST_NOTE, ...report },
  hindcasts: hindcasts.map(({ phases, ...one }) => ({
    ...one,
    phases: phases.map(({ statedDay, ...phase }) => ({ ...phase, statedOn: isoDateOf(statedDay) })),
  })),
});

/** The result as tables for a terminal. */
export const toTables = ({ computedOn, commit, hindcasts }: HindcastReport): string =>
  [`${HINDCAST_NOTE}.`, `Computed on ${computedOn} at commit ${commit}.`, ...hindcasts.flatMap(tablesOf)].join("\n");

function tablesOf({ name, fromOn, byOn, lines, phases }: Hindcast): string[] {
  const states = ["in service", "not yet", "cancelled", "unconfirmed", "unknown"];
  return [
    "",
    `${name}: known on ${fromOn}, asked by ${byOn}. Cells: expected ± deviation; strictly seen [z] to loosely seen [z].`,
    table([
      ["", "asked", ...states, "service", "of the known", "cancellation", "of the known"],
      ...lines.map(({ name: group, states: count, service, cancellation }) => [
        ...[group, `${service.strict.phases}`],
        ...[count.in_service, count.not_yet, count.cancelled, count.unconfirmed, count.unknown].map(String),
        ...[allOf(service), knownOf(service), allOf(cancellation), knownOf(cancellation)],
      ]),
    ]),
    "",
    ...surpriseLines(phases),
  ];
}

function surpriseLines(phases: readonly JudgedPhase[]): string[] {
  const found = surprises(phases);
  if (found.length === 0) return ["No outcome is known."];
  const rows = found.map(({ site, phase, statedDay, state, served, cancelled, probability }) => [
    ...[`${site}, ${phase}`, isoDateOf(statedDay), state.replace("_", " ")],
    ...[served, cancelled, probability].map((share) => share.toFixed(2)),
  ]);
  const header = ["", "stated", "outcome", "in service", "cancelled", "of the outcome"];
  return ["Known outcomes, the least expected first:", table([header, ...rows])];
}

const allOf = ({ strict, loose }: ComparedKinds) =>
  `${expectedOf(strict)}; ${seenOf(strict)}${loose.seen === strict.seen ? "" : ` to ${seenOf(loose)}`}`;
const knownOf = ({ known }: ComparedKinds) => (known.phases === 0 ? "none" : `${expectedOf(known)}; ${seenOf(known)}`);

const expectedOf = ({ expected, deviation }: ComparedCount) => `${expected.toFixed(1)} ±${deviation.toFixed(1)}`;
const seenOf = ({ seen, z }: ComparedCount) => `${seen}${z === null ? "" : ` [${signed(z)}]`}`;
const signed = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)}`;
