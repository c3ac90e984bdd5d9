/** A list of buildings in prose: which numbers, and where it stands. */
export type BuildingMention = { numbers: number[]; start: number; end: number };

const HEAD = /\bbuildings?\s+(?=\d)/gi;
const ITEM = /(\d{1,2})(?!\d|-\d\d-)(?:\s?[-–]\s?(\d{1,2})(?!\d))?/y;
const AND = /(?:,\s?and\s|,\s?|\sand\s|\s?&\s?)(?:buildings?\s)?(?=\d)/iy;
/** `Building 3, 7-8 months`: the second number counts something else. */
const COUNTED =
  /\s?(?:%|[km]?w\b|gw\b|months?\b|weeks?\b|days?\b|years?\b|x\b|more\b|cooling\b|chillers?\b|generators?\b|buildings?\b)/iy;
const LONGEST_RANGE = 60;

/** Every list of buildings in the text: `Building 1-3`, `Buildings 8-11`, `Building 14 and 16-18`, `Building 13, 19, and 20`. */
export function findBuildings(text: string): BuildingMention[] {
  const mentions: BuildingMention[] = [];
  for (const head of text.matchAll(HEAD)) {
    const start = head.index;
    let end = start + head[0].length;
    if (start < (mentions.at(-1)?.end ?? 0)) continue;
    const numbers = new Set<number>();
    for (let at = end; ; ) {
      const item = matchAt(ITEM, text, at);
      const from = Number(item?.[1]);
      const to = Number(item?.[2] ?? item?.[1]);
      const itemEnd = at + (item?.[0].length ?? 0);
      if (!item || to < from || to - from > LONGEST_RANGE) break;
      if (numbers.size > 0 && matchAt(COUNTED, text, itemEnd)) break;
      for (let number = from; number <= to; number++) numbers.add(number);
      end = itemEnd;
      const and = matchAt(AND, text, end);
      if (!and) break;
      at = end + and[0].length;
    }
    if (numbers.size > 0) mentions.push({ numbers: [...numbers].sort((a, b) => a - b), start, end });
  }
  return mentions;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

export const uniteNumbers = (lists: readonly (readonly number[])[]) => [...new Set(lists.flat())].sort((a, b) => a - b);

/** `1–3, 7`: runs of numbers as ranges; empty for none. */
export function writeNumbers(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}
