import { parsePartialDate } from "./dates";

/**
 * A date as people type it, as `parsePartialDate` reads it: `Q4 2027`, `Nov 2027`, `before 2028`, `2027년 4분기`, `2028년 6월까지`,
 * `2028년 전`, `2027.11.3`. What it does not know it gives back as it is.
 */
export function normaliseDateText(text: string): string {
  const trimmed = text.trim();
  const [bound, inner] = splitBound(trimmed);
  const period = parsePartialDate(inner) ? inner : (korean(inner) ?? english(inner) ?? numeric(inner));
  if (period === null) return trimmed;
  const normalised = bound ? `${bound} ${period}` : period;
  return parsePartialDate(normalised) ? normalised : trimmed;
}

/** `까지` includes the period, `전` ends before it begins; `이전` may mean either and is not taken. */
function splitBound(text: string): ["by" | "before" | null, string] {
  const english = /^(by|before)\s+(.+)$/i.exec(text);
  if (english) return [english[1]?.toLowerCase() === "by" ? "by" : "before", english[2] ?? ""];
  const before = /^(.+?)\s*전(?:에|까지)?$/.exec(text)?.[1];
  if (before) return ["before", before];
  const by = /^(.+?)\s*까지$/.exec(text)?.[1];
  return by ? ["by", by] : [null, text];
}

const two = (digits: string) => digits.padStart(2, "0");
const joined = (year: string, month: string, day?: string) => [year, two(month), ...(day ? [two(day)] : [])].join("-");

function korean(text: string): string | null {
  const match = /^(\d{4})\s*년(?:\s*(?:([1-4])\s*분기|(상|하)반기|(\d{1,2})\s*월(?:\s*(\d{1,2})\s*일)?))?$/.exec(text);
  if (!match) return null;
  const [, year = "", quarter, half, month, day] = match;
  if (quarter) return `${year}-Q${quarter}`;
  if (half) return `${year}-H${half === "상" ? 1 : 2}`;
  return month ? joined(year, month, day) : year;
}

function english(text: string): string | null {
  const part = /^(Q[1-4]|H[12])\s*[-/ ]?\s*(\d{4})$/i.exec(text);
  if (part) return `${part[2]}-${part[1]?.toUpperCase()}`;
  const spaced = /^(\d{4})\s*(Q[1-4]|H[12])$/i.exec(text);
  if (spaced) return `${spaced[1]}-${spaced[2]?.toUpperCase()}`;
  const [, day, name = "", year = ""] = /^(?:(\d{1,2})\s+)?([a-z]+)\.?,?\s+(\d{4})$/i.exec(text) ?? [];
  const month = monthOfName.get(name.toLowerCase());
  return month ? joined(year, month, day) : null;
}

function numeric(text: string): string | null {
  const match = /^(\d{4})\s*([./])\s*(\d{1,2})(?:\s*\2\s*(\d{1,2}))?\s*\.?$/.exec(text);
  return match ? joined(match[1] ?? "", match[3] ?? "", match[4]) : null;
}

/** `november`, `nov`, `sept` and so on; British English has Sept where American has Sep. */
const monthOfName = new Map(
  ["en-US", "en-GB"].flatMap((locale) =>
    (["long", "short"] as const).flatMap((style) => {
      const format = new Intl.DateTimeFormat(locale, { month: style, timeZone: "UTC" });
      return Array.from({ length: 12 }, (_, month): [string, string] => [
        format.format(Date.UTC(2001, month, 1)).toLowerCase(),
        String(month + 1),
      ]);
    }),
  ),
);
