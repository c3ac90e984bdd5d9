import { isUnknownWord } from "@/lib/domain/dates-as-written/stand-ins";
import { withoutInvisible } from "@/lib/domain/name-key";
import { cleanText } from "@/lib/domain/plain-text";
import type { TableCell } from "../table/row-reader";

/** A cell as a reader of the file sees it; empty where nothing is to be seen. A workbook's date is its ISO day. */
export function shownText({ raw, value }: TableCell): string {
  const text = cleanText(value.kind === "date" ? value.date : raw);
  return withoutInvisible(text).trim() === "" ? "" : text;
}

/** A cell of a key: width, spacing and what is invisible make no other row of it. */
export const keyText = (text: string): string => withoutInvisible(text).normalize("NFKC").replace(/\s+/g, " ").trim();

/** The beginning of a text; never half of a character, which no database takes. */
export const cutText = (text: string, limit: number): string => text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, "");

/** Whether a cell stands for a name that is not known; X is a company. */
export const isNoName = (text: string): boolean => isUnknownWord(text) && text.toLowerCase() !== "x";
