const NUMBER = /^[-+]?(?:(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?|\.\d+)(?:e[-+]?\d{1,3})?$/i;

/**
 * A number as typed or published in English: a point before decimals, commas only between groups of three digits.
 * @returns null for anything else, `0,5` and `1,2` among them, and for what is too large to be a number
 */
export function readNumber(text: string): number | null {
  const plain = text.trim().replace("−", "-");
  const value = NUMBER.test(plain) ? Number(plain.replaceAll(",", "")) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}

/** Whether a number in a file may mean two things: `1.200` is 1.2 in English and 1,200 where points set off thousands. */
export const isAmbiguousNumber = (text: string): boolean => /^[-+]?[1-9]\d{0,2}\.\d{3}$/.test(text.trim());

export const AMBIGUOUS = "may mean two numbers: write it without a point, or with more or fewer than three decimals";
