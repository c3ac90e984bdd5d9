/** What somebody said of a phase's service or end. Days are epoch days. */
export type News = {
  what: "served" | "word" | "open" | "ended";
  knownDay: number;
  /** First and last day of the event, or of the date stated; null where nobody gave it. */
  earliestDay: number | null;
  latestDay: number | null;
  /** Of `served` and `ended`: told by somebody in a position to know, or told afresh as seen. */
  isConfirmed: boolean;
  /** Of `word` and `open`: somebody looked again, and did not only repeat a date. */
  isLook: boolean;
};

/**
 * What is known, strictly. `unconfirmed`: said to serve, or due, and nobody confirmed it: no outcome. `unknown`: not due, and nobody looked then.
 */
export type StrictState = "in_service" | "not_yet" | "cancelled" | "unconfirmed" | "unknown";

export type HindcastOutcome = {
  state: StrictState;
  /** By the loose reading, which takes every last statement at its word: in service once its date has passed, cancelled once anybody said so. */
  isServingLoosely: boolean;
  isCancelledLoosely: boolean;
};

/** From the day of the forecast to the day that it is asked about (epoch days). */
export type AskedSpan = { fromDay: number; byDay: number };

/**
 * What became of a phase by a day. A confirmed service or end counts whenever it was told. A date that has merely passed is no outcome. A phase is
 * not yet in service only if somebody looked again, after the forecast and on the day or later, and found it open, or if it is known to serve since.
 */
export function hindcastOutcome(news: readonly News[], span: AskedSpan): HindcastOutcome {
  const last = [...news].sort(byKnownDay).findLast(({ what }) => what !== "open");
  const isServingLoosely = last !== undefined && last.what !== "ended" && isBy(last, span.byDay);
  const isCancelledLoosely = last?.what === "ended" && isBy(last, span.byDay);
  const isConfirmed = (what: News["what"]) =>
    news.some((one) => one.what === what && one.isConfirmed && isBy(one, span.byDay));
  const state = (): StrictState => {
    if (isConfirmed("served")) return "in_service";
    if (isCancelledLoosely && isConfirmed("ended")) return "cancelled";
    if (isServingLoosely) return "unconfirmed";
    return news.some((one) => isSeenOpen(one, span)) ? "not_yet" : "unknown";
  };
  const found = state();
  return { state: found, isServingLoosely: isServingLoosely || found === "in_service", isCancelledLoosely };
}

/** Of what was said on one day about parts of a phase, the latest date is of all of it. */
const byKnownDay = (a: News, b: News) => a.knownDay - b.knownDay || (a.latestDay ?? 0) - (b.latestDay ?? 0);

const isBy = ({ latestDay }: News, day: number) => latestDay !== null && latestDay <= day;

function isSeenOpen({ what, isLook, knownDay, earliestDay }: News, { fromDay, byDay }: AskedSpan): boolean {
  if (what === "served") return earliestDay !== null && earliestDay > byDay;
  return isLook && knownDay > fromDay && knownDay >= byDay;
}
