import { readUnit } from "./units";

/** What a workbook's number format says beside the digits. */
export type NumberFormat = {
  /** How precise a date it shows; null where it shows none. */
  date: "day" | "month" | "year" | null;
  isPercent: boolean;
  /** `MW` in `0.0" MW"`. */
  unit: string | null;
};

export const GENERAL: NumberFormat = { date: null, isPercent: false, unit: null };
const dated = (date: NumberFormat["date"]): NumberFormat => ({ ...GENERAL, date });

/** Formats that a workbook names by number only (ECMA-376, 18.8.30); 27–36 and 50–58 are those of East Asian editions. */
export function builtInFormat(id: number): NumberFormat {
  if (id === 17) return dated("month");
  if ((id >= 14 && id <= 16) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return dated("day");
  return id === 9 || id === 10 ? { ...GENERAL, isPercent: true } : GENERAL;
}

/** Reads a format as it is written in a workbook, e.g. `yyyy"년" m"월"`, `[$-409]d\-mmm\-yy;@`, `0.0" MW"`. */
export function readNumberFormat(code: string): NumberFormat {
  let literal = "";
  const keep = (text: string) => {
    literal += text;
    return "";
  };
  const [positive = ""] = code
    .replace(/"([^"]*)"/g, (_, text: string) => keep(text))
    .replace(/\\(.)/g, (_, letter: string) => keep(letter))
    .replace(/[_*]./g, "")
    .replace(/\[[hms]+\]/gi, "h")
    .replace(/\[[^\]]*\]/g, "")
    .split(";");
  const plain = positive.toLowerCase().replace(/general|am\/pm|a\/p/g, "");
  const isTime = /[hs]/.test(plain);
  const isDate = /[yd]/.test(plain) || (plain.includes("m") && !isTime && !/[0#?]/.test(plain));
  if (isDate) return dated(plain.includes("d") ? "day" : plain.includes("m") ? "month" : "year");
  return { date: null, isPercent: plain.includes("%"), unit: readUnit(literal) };
}
