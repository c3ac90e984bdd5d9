import type { PartialDate } from "@/lib/domain/dates";
import type { IndicatorKind } from "@/lib/domain/vocabulary";
import type { KnownDay } from "../records/known-day";
import type { ReadDateCell } from "./column-dates";
import { dayOfColumn } from "./known-on";
import type { RegisterMapping, StatusMeaning } from "./mapping";
import type { RowFindings } from "./row-findings";
import { IndicatorsOfRow, indicatorKey, type Milestone } from "./stated-indicators";
import type { StatedClaim, StatedIndicator, StatedRow } from "./stated-row";

type Context = {
  mapping: RegisterMapping;
  /** Of `plannedMilestones`. */
  planned: readonly Milestone[];
  publishedOn: string;
  readDate: ReadDateCell;
  site: StatedRow["site"];
  hasPhase: boolean;
  status: { status: string | null; meaning: StatusMeaning };
};

const isPlan = (claim: StatedClaim["kind"]) => claim === "promised" || claim === "estimated";

/** The claims of a row by indicator: its dates, and what its status says beyond them. */
export function statedIndicators(findings: RowFindings, context: Context): StatedIndicator[] {
  const { publishedOn, readDate, status } = context;
  const known = dayOfColumn(findings, "known_on", readDate, publishedOn) ?? { on: publishedOn, precision: "day" };
  const [statusCell] = findings.said("status_on");
  const statusOn = statusCell ? readDate(statusCell) : null;
  if (statusCell && statusOn && (statusOn.earliestOn ?? "") > publishedOn)
    findings.refuse(statusCell.column.title, statusCell.text, `lies after the publication, ${publishedOn}`);
  const indicators = new IndicatorsOfRow(findings, context);
  const isWithdrawn = status.meaning.means === "withdrawn";

  for (const said of findings.said("date")) {
    const { claim: kind, ...milestone } = said.meaning;
    if (isWithdrawn && isPlan(kind)) {
      findings.keep(said, null);
      continue;
    }
    const date = readDate(said);
    if (date === null) continue;
    const isPast = kind === "actual" || kind === "inferred";
    if (isPast && (date.earliestOn ?? "") > known.on) {
      const reason = `is said to have happened, but lies after ${known.on}, the day on which it was said`;
      findings.refuse(said.column.title, said.text, reason);
    } else indicators.state(milestone, { kind, ...daysOf(date), ...knownOf(known) });
  }
  const word = status.meaning.word === undefined ? "" : ` (${status.meaning.word})`;
  const note = `Status in the register: ${status.status}${word}`;
  if (status.meaning.means === "reached" && !indicators.hasActual(status.meaning)) {
    const date = statusOn ?? { earliestOn: null, latestOn: known.on, precision: "by" as const };
    // What a later page says of an earlier day is known on the page's day; a status newer than the row is known when it came to hold.
    const on = (date.earliestOn ?? "") > known.on ? { on: publishedOn, precision: "day" as const } : known;
    indicators.state(status.meaning, { kind: "actual", ...daysOf(date), ...knownOf(on), note });
  }
  if (isWithdrawn) {
    const day = dayOfColumn(findings, "status_on", readDate, publishedOn) ?? known;
    for (const milestone of context.planned)
      if (!indicators.hasActual(milestone))
        indicators.state(milestone, { kind: "withdrawn", precision: "unknown", ...knownOf(day), note });
  }
  return indicators.finish();
}

/** The milestones whose plans the register dates; that of a site in service where it dates none. */
export function plannedMilestones(mapping: RegisterMapping): Milestone[] {
  const planned = new Map<string, Milestone>();
  for (const meaning of Object.values(mapping.columns).flat())
    if (meaning.field === "date" && isPlan(meaning.claim))
      planned.set(`${meaning.kind} ${indicatorKey(meaning)} ${meaning.step}`, meaning);
  const service = { kind: "service" as IndicatorKind, step: "in_service" as const };
  return planned.size === 0 ? [service] : [...planned.values()];
}

const daysOf = ({ earliestOn, latestOn, precision }: PartialDate) => ({
  ...(earliestOn === null ? {} : { earliestOn }),
  ...(latestOn === null ? {} : { latestOn }),
  precision,
});
const knownOf = ({ on, precision }: KnownDay) => ({
  knownOn: on,
  ...(precision === "day" ? {} : { knownPrecision: precision }),
});
