import { daysOf, isoDay, isRealDay, type MonthSpan, monthIndex, partOf } from "./month-span";
import type { Parts } from "./parts";
import { type Problem, problem, writtenAs } from "./problem";
import { inRange, type Span, type Spans } from "./spans";
import type { Figures, Token } from "./tokens";
import type { DateContext } from "./types";
import { calendarOf, yearsOf } from "./written-years";

type FiguresToken = NonNullable<Parts["figures"]>;

/** Every reading of a date in figures: both orders of day and month where both hold and the column does not say. */
export function figureSpans(parts: Parts, figures: FiguresToken, context: DateContext): Spans | Problem {
  const { tokens, part } = parts;
  const isMore = parts.year || parts.unit || parts.fiscal || parts.day !== null || parts.numbers.length > 0;
  const isDay = figures.readings.some(({ day }) => day !== null);
  if (isMore || (isDay && part)) return problem("contradiction", writtenAs(tokens));
  const { order } = context;
  const readings = figures.readings.filter((one) => !order || !one.order || one.order === order);
  const ofReadings = readings.map((one) => spansOf(one, figures, parts));
  const spans = ofReadings.flat();
  if (spans.length === 0) return problem("noSuchDay", figures.text, nearest(figures, tokens));
  if (figures.isMonthAsked) return inRange(spans, parts, "monthQuarterHalf");
  const days = ofReadings.flatMap((one) => (one.length > 0 ? [one.map(({ earliestOn }) => earliestOn).join()] : []));
  return inRange(spans, parts, new Set(days).size > 1 ? "dayMonthOrder" : "century");
}

function spansOf({ year, month, day }: Figures, { isMonthAsked }: FiguresToken, { part }: Parts): Span[] {
  const calendar = calendarOf(year);
  return yearsOf(year).flatMap((one): Span[] => {
    if (!isRealDay(one, month, day ?? 1)) return [];
    if (day !== null) {
      const iso = isoDay(monthIndex(one, month), day);
      const days = { earliestOn: iso, latestOn: iso };
      return [{ ...days, whole: days, part: null, calendar }];
    }
    const periods: MonthSpan[] = [{ from: monthIndex(one, month), count: 1 }];
    if (isMonthAsked)
      for (const count of [3, 6])
        if (month * count <= 12) periods.push({ from: monthIndex(one, 1) + (month - 1) * count, count });
    return periods.flatMap((period): Span[] => {
      const days = part ? partOf(period, part) : daysOf(period);
      return days ? [{ ...days, whole: daysOf(period), part, calendar }] : [];
    });
  });
}

/** Figures that are no day, read otherwise: in the other order, or without the day, or without the month. */
function nearest(figures: FiguresToken, tokens: Token[]): Token[][] {
  const instead = (meaning: Partial<FiguresToken> | Token) =>
    tokens.map((token): Token => (token === figures ? ({ ...figures, ...meaning } as Token) : token));
  const real = figures.readings.filter(({ year, month, day }) =>
    yearsOf(year).some((one) => isRealDay(one, month, day ?? 1)),
  );
  if (real.length > 0) return real.map((one) => instead({ readings: [{ ...one, order: null }] }));
  const month = figures.readings.find((one) => isRealDay(2000, one.month, 1));
  if (month) return [instead({ readings: [{ ...month, day: null, order: null }] })];
  const [first] = figures.readings;
  return first ? [instead({ ...figures, type: "year", year: first.year } as Token)] : [];
}
