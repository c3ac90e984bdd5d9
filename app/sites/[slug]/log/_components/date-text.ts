import { parsePartialDate } from "@/lib/domain/dates";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const two = (text: string) => text.padStart(2, "0");

/**
 * A date as people type it, as `parsePartialDate` reads it: `Q4 2027`, `Nov 2027`, `2027년 4분기`, `2028년 6월까지`, `2027.11.3`.
 * What it does not know it gives back as it is.
 */
export function normaliseDateText(text: string): string {
  const trimmed = text.trim();
  if (trimmed === "" || parsePartialDate(trimmed)) return trimmed;
  const by = /^(?:by|until|before)\s+(.+)$/i.exec(trimmed)?.[1] ?? /^(.+?)\s*까지$/.exec(trimmed)?.[1];
  if (by) {
    const inner = normaliseDateText(by);
    return parsePartialDate(inner) ? `by ${inner}` : trimmed;
  }
  return korean(trimmed) ?? english(trimmed) ?? numeric(trimmed) ?? trimmed;
}

function korean(text: string): string | null {
  const match = /^(\d{4})\s*년(?:\s*(?:([1-4])\s*분기|(상|하)반기|(\d{1,2})\s*월(?:\s*(\d{1,2})\s*일)?))?$/.exec(text);
  if (!match) return null;
  const [, year, quarter, half, month, day] = match;
  if (quarter) return `${year}-Q${quarter}`;
  if (half) return `${year}-H${half === "상" ? 1 : 2}`;
  if (!month) return year ?? null;
  return day ? `${year}-${two(month)}-${two(day)}` : `${year}-${two(month)}`;
}

function english(text: string): string | null {
  const part = /^(Q[1-4]|H[12])\s*[-/ ]?\s*(\d{4})$/i.exec(text) ?? null;
  if (part) return `${part[2]}-${part[1]?.toUpperCase()}`;
  const spaced = /^(\d{4})\s*(Q[1-4]|H[12])$/i.exec(text);
  if (spaced) return `${spaced[1]}-${spaced[2]?.toUpperCase()}`;
  const named = /^(?:(\d{1,2})\s+)?([a-z]{3,9})\.?,?\s+(\d{4})$/i.exec(text);
  const month = named ? MONTHS.indexOf((named[2] ?? "").slice(0, 3).toLowerCase()) + 1 : 0;
  if (!named || month === 0) return null;
  return named[1] ? `${named[3]}-${two(String(month))}-${two(named[1])}` : `${named[3]}-${two(String(month))}`;
}

function numeric(text: string): string | null {
  const match = /^(\d{4})[./](\d{1,2})(?:[./](\d{1,2}))?\.?$/.exec(text.replace(/\s+/g, ""));
  if (!match) return null;
  const [, year, month = "", day] = match;
  return day ? `${year}-${two(month)}-${two(day)}` : `${year}-${two(month)}`;
}
