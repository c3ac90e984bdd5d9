import { diceOf, type NameParts, namePartsOf, trigramsOf } from "./name-parts";

/** A word in more names than this tells none of them from the others when it stands alone. */
const COMMON = 4;
/** Names are nearly the same where they, and the words that only one of them has, share this part of their groups of letters. */
const SIMILAR = 0.6;
/** Of two names of several words, this part of the shorter must be shared. */
const OVERLAP = 0.7;
/** A name is compared with about so many others: those that its rarest words and groups of letters lead to. */
const COMPARED = 50;

type Entry<Owner> = { owner: Owner; name: string; parts: NameParts };
export type NearName<Owner> = { owner: Owner; name: string; score: number };

/** Finds names that are nearly the same among thousands, by the rarest of their words and groups of letters. */
export class NearNames<Owner> {
  readonly #entries: Entry<Owner>[] = [];
  readonly #byPart = new Map<string, number[]>();

  add(name: string, owner: Owner): void {
    const parts = namePartsOf(name);
    const at = this.#entries.push({ owner, name, parts }) - 1;
    for (const part of lookedUp(parts)) {
      const known = this.#byPart.get(part);
      if (known) known.push(at);
      else this.#byPart.set(part, [at]);
    }
  }

  /** The names near to this one, without those that are the same; names that differ in a number are two. */
  find(name: string): NearName<Owner>[] {
    if (this.#entries.length === 0) return [];
    const parts = namePartsOf(name);
    const near: NearName<Owner>[] = [];
    for (const at of this.compared(parts)) {
      const entry = this.#entries[at];
      const score = entry && entry.parts.key !== parts.key ? this.scoreOf(parts, entry.parts) : 0;
      if (entry && score > 0) near.push({ owner: entry.owner, name: entry.name, score });
    }
    return near.sort((a, b) => b.score - a.score);
  }

  private compared(parts: NameParts): ReadonlySet<number> {
    const lists = lookedUp(parts).map((part) => this.#byPart.get(part) ?? []);
    const compared = new Set<number>();
    for (const list of lists.sort((a, b) => a.length - b.length)) {
      if (compared.size + list.length > COMPARED) break;
      for (const at of list) compared.add(at);
    }
    return compared;
  }

  private scoreOf(a: NameParts, b: NameParts): number {
    if (a.numbers !== "" && b.numbers !== "" && a.numbers !== b.numbers) return 0;
    const shared = new Set([...a.words].filter((word) => b.words.has(word)));
    const dice = diceOf(a.trigrams, b.trigrams);
    const [restOfA, restOfB] = [trigramsOf(without(a.words, shared)), trigramsOf(without(b.words, shared))];
    if (dice >= SIMILAR && diceOf(restOfA, restOfB) >= SIMILAR) return dice;
    const overlap = shared.size / Math.max(1, Math.min(a.words.size, b.words.size));
    const isTelling =
      shared.size > 1 || [...shared].some((word) => (this.#byPart.get(` ${word}`)?.length ?? 0) <= COMMON);
    return overlap >= OVERLAP && isTelling ? overlap * SIMILAR : 0;
  }
}

const without = (words: ReadonlySet<string>, others: ReadonlySet<string>) =>
  [...words].filter((word) => !others.has(word));

/** Words are marked by a space, so that none is taken for a group of letters. */
const lookedUp = ({ words, trigrams }: NameParts): string[] => [...[...words].map((word) => ` ${word}`), ...trigrams];
