/** What is before the decimals: `.` as in English, `,` as in German or Indonesian. */
export type DecimalSign = "." | ",";

/** What a text says if the decimal sign is a point, and if it is a comma; null where it is no number then. */
export type NumberReadings = { point: number | null; comma: number | null };

const SPACE = "[ \\u00a0\\u2009\\u202f]";
/** Groups of three after a first group that does not begin with zero, all set off in the same way. */
const grouped = (separator: string) => `[1-9]\\d{0,2}(?:(?:${separator}\\d{3})+|(?:${SPACE}\\d{3})+|(?:['’]\\d{3})+)`;
const PLAIN = "0|[1-9]\\d*";
const POINT = new RegExp(`^[-+]?(?:${grouped(",")}|${PLAIN}|(?=\\.\\d))(?:\\.\\d*)?(?:e[-+]?\\d{1,3})?$`, "i");
const COMMA = new RegExp(`^[-+]?(?:${grouped("\\.")}|${PLAIN}|(?=,\\d))(?:,\\d+)?$`);

const SIMPLE = /^(?:0|[1-9]\d*)$/;

function toNumber(text: string): number | null {
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

/** Both readings of a number without a unit. A number that begins with a zero, such as `0580`, is a name. */
export function readBothWays(text: string): NumberReadings {
  if (SIMPLE.test(text)) return { point: toNumber(text), comma: toNumber(text) };
  const plain = text.trim().replace("−", "-");
  const bare = plain.replace(/[\s'’]/g, "");
  return {
    point: POINT.test(plain) ? toNumber(bare.replaceAll(",", "")) : null,
    comma: COMMA.test(plain) ? toNumber(bare.replaceAll(".", "").replace(",", ".")) : null,
  };
}

/** A month of a year, such as `12.2026` and `2027.9`, says nothing about decimals. */
const MONTH = /^(?:(?:0?[1-9]|1[0-2])[.,](?:19|20)\d\d|(?:19|20)\d\d[.,](?:0?[1-9]|1[0-2]))$/;

/** What a number shows about the sign: one of them, or that it may be read in two ways; null for what shows nothing. */
export function signOf(text: string): DecimalSign | "either" | null {
  const { point, comma } = readBothWays(text);
  if (point !== null && comma !== null) return point === comma ? null : "either";
  if ((point === null && comma === null) || MONTH.test(text.trim()) || !/[.,]/.test(text)) return null;
  return point === null ? "," : ".";
}
