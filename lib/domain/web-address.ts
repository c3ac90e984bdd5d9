import { z } from "zod";

const LONGEST = 2_000;
const SHOWN = 80;

/** Whether a text is an address that a reader may follow: http or https, with a host and without a user's name before it. */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s\p{Control}]+$/iu.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === "" && password === "";
}

/** A web address of at most 2,000 characters; the message names the field, the value and what is expected. */
export const webAddress = (field: string) =>
  z
    .string(`${field}: expected text`)
    .trim()
    .max(LONGEST, `${field}: at most ${LONGEST} characters`)
    .refine(isWebAddress, {
      error: ({ input }) =>
        `${field}: "${String(input).slice(0, SHOWN)}" is not a web address: expected one that begins with http:// or https://`,
    });
