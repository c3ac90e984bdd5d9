import { nameKey } from "@/lib/domain/name-key";

/** Words that many names have and that tell no site from another. */
const GENERIC = new Set(
  `data center centre datacenter datacentre centers centres campus site project phase park hub cloud ai compute computing digital facility load
  the of at and in new expansion extension building llc inc corp co ltd company holdings properties
  데이터센터 센터 캠퍼스 プロジェクト データセンター センター 数据中心 數據中心 資料中心 园区 園區`.split(/\s+/),
);
const ROMAN = new Map(Object.entries({ ii: "2", iii: "3", iv: "4", vi: "6", vii: "7", viii: "8" }));
const CJK_WORD = /데이터센터|センター|データセンター|数据中心|數據中心|資料中心/g;

/** What is compared of a name: its telling words, its numbers, and the groups of three letters of what is left. */
export type NameParts = { key: string; words: ReadonlySet<string>; numbers: string; trigrams: ReadonlySet<string> };

/** Takes a name apart for comparison. */
export function namePartsOf(name: string): NameParts {
  const key = nameKey(name);
  const tokens = key
    .replace(CJK_WORD, " ")
    .split(" ")
    .map((token) => ROMAN.get(token) ?? token);
  const words = tokens.filter((token) => token.length > 1 && !GENERIC.has(token) && !/^\d+$/.test(token));
  const numbers = tokens
    .flatMap((token) => token.match(/\d+/g) ?? [])
    .sort()
    .join(" ");
  return { key, words: new Set(words), numbers, trigrams: trigramsOf(words) };
}

/** The groups of three letters of some words written as one; of two in scripts whose letters are syllables or words. */
export function trigramsOf(words: readonly string[]): Set<string> {
  const compact = words.join("");
  const trigrams = new Set<string>();
  const size = /[a-z]/.test(compact) ? 3 : 2;
  for (let at = 0; at + size <= compact.length; at += 1) trigrams.add(compact.slice(at, at + size));
  return trigrams;
}

/** How much two sets have in common: 2 × shared / both (Dice), from 0 to 1. */
export function diceOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const one of a) if (b.has(one)) shared += 1;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
