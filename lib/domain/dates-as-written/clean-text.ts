const THAI_ZERO = 0x0e50;

/**
 * A text with one spelling for each sign: full-width letters and figures narrow, Thai figures as ours, one kind of dash, tilde and
 * apostrophe, invisible characters gone, every run of white space one space.
 */
export function cleanText(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/[๐-๙]/g, (figure) => String((figure.codePointAt(0) ?? THAI_ZERO) - THAI_ZERO))
    .replace(/[‐-―−ー─]/g, "-")
    .replace(/[〜∼˜]/g, "~")
    .replace(/[‘’‛′`´＇]/g, "'")
    .replace(/⁄/g, "/")
    .replace(/[、，]/g, ",")
    .replace(/。/g, ".")
    .replace(/\s+/g, " ")
    .trim();
}
