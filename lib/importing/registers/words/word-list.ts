import { nameKey } from "@/lib/domain/name-key";

/** Words to look for in a title; `*` at the end of a Latin word stands for any ending. */
export type WordList = readonly { text: string; isLatin: boolean; isOpen: boolean }[];

/** @param words divided by semicolons, in any spelling */
export const wordList = (words: string): WordList =>
  words.split(";").map((word) => {
    const text = nameKey(word);
    return { text, isLatin: /^[a-z0-9 ]+$/.test(text), isOpen: word.trim().endsWith("*") };
  });

/**
 * Whether a name key holds one of the words: Latin ones as whole words, others anywhere, because their writers set no spaces;
 * a single letter such as 省 only alone.
 * @param key of `nameKey`
 */
export function says(key: string, words: WordList): boolean {
  const padded = ` ${key} `;
  return words.some(({ text, isLatin, isOpen }) => {
    if (!isLatin) return text.length === 1 ? key === text : key.includes(text);
    return padded.includes(isOpen ? ` ${text}` : ` ${text} `);
  });
}
