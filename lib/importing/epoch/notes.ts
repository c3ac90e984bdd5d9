import { findBuildings, uniteNumbers } from "./building-numbers";
import type { PublishedRow } from "./types";

/** What a row's prose says, as far as the records need it. */
export type NoteFacts = Pick<
  PublishedRow,
  "operationConfirmed" | "buildingsNamed" | "buildingsInService" | "worksStarted" | "roofsComplete"
>;

/** Operation was seen or reported by somebody, not deduced from roofs and chillers. Read with the links still in the prose. */
const confirmations: readonly RegExp[] = [
  // "Confirmation that nearly 500,000 chips are operational", "across Building 1-4, confirming their operation"
  /\bconfirm(?:ation|s|ed|ing)\b[^.]{0,120}\b(?:operational|operation|operating|online|in service)\b/i,
  // "Building 16 (Vantage) [operational](link)": the word itself is the source's
  /\[operational\]\(/i,
  // "[100k H100s online](link)", "First [significant/useful training workload](link)"
  /\[[^\]]{0,80}\b(?:online|training workload)\]\(/i,
  // "running jobs with 150K+ GPUs", "running close to full capacity, given that water vapor is coming out"
  /\brunning (?:jobs\b|close to full capacity\b)/i,
];

const IN_SERVICE = /\b(?:operational|in service|finished upgrading|retrofitted with|construction completion date)\b/i;
const NEGATION = /\b(?:not|never|unlikely|yet to be)\b/i;
/** Where a sentence turns from what happened to why the analyst thinks so. */
const REASON = /\b(?:based on|given|since|because|assuming|assumed|according to|which|when|while|similar)\b/i;
const WORKS_START = new RegExp(
  [
    // "Land clearing begins for Building 1-3", "Land clearing has begun", "Construction starts with a road"
    String.raw`\b(?:land clearing|construction) (?:has |have )?(?:begins|began|begun|starts|started)\b`,
    String.raw`\bbegins expanding, with land cleared\b`,
    // "Ground is being cleared", "Space is cleared for Building 3"
    String.raw`\b(?:ground|land|site|space) (?:is|are) (?:being )?cleared\b`,
    // "First signs of development"
    String.raw`\bfirst signs? of (?:development|construction|works?|activity)\b`,
    // "Foundations are underway", "There's a foundation for Building 2 and 3"
    String.raw`\bfoundations?\b`,
  ].join("|"),
  "i",
);
/** "Roof complete on Buildings 3", "roofs are now complete", "Roof of Building 4 looks complete" */
const ROOF_COMPLETE =
  /\broofs?(?: (?:of|on|for) [^,.;]{1,60}?)?(?: (?:is|are|was|were|has been|have been|looks?|appears?|now|also|both|all)){0,3} completed?\b/i;
const PARTLY = /\b(?:almost|nearly|mostly|half|partly|partially)\b/i;
/** What was not seen on the day of the row: foreseen, or told to argue for a date. */
const NOT_SEEN =
  /\b(?:no|without|from|after|since|once|until|before|expect|should|assuming|assumed|based on|because)\b/i;

/** Reads the prose of one row. Linear in its length for the few kilobytes that a note may have. */
export function readNote(prose: string): NoteFacts {
  const plain = prose.replace(/\[([^\][]*)\]\(+[^()]*\)+/g, "$1");
  const sentences = plain.split(/(?<=[.;!?])\s+|\n+/);
  return {
    operationConfirmed: confirmations.some((pattern) => pattern.test(prose)),
    buildingsNamed: numbersIn(plain),
    buildingsInService: readInService(sentences),
    worksStarted: readWorksStart(sentences),
    roofsComplete: uniteNumbers(sentences.map(readRoof)),
  };
}

const numbersIn = (text: string) => uniteNumbers(findBuildings(text).map((mention) => mention.numbers));

/** The first sentence that states it; later ones retell other buildings to argue for the date. */
function readInService(sentences: string[]): number[] {
  for (const sentence of sentences) {
    const word = IN_SERVICE.exec(sentence);
    if (!word || NEGATION.test(sentence.slice(0, word.index))) continue;
    return numbersIn(sentence.slice(0, word.index) + untilReason(sentence.slice(word.index)));
  }
  return [];
}

function readWorksStart(sentences: string[]): number[] | null {
  const starts = sentences.flatMap((sentence) => {
    const start = WORKS_START.exec(sentence);
    const before = sentence.slice(0, start?.index);
    if (!start || NEGATION.test(before) || NOT_SEEN.test(before)) return [];
    const after = numbersIn(untilReason(sentence.slice(start.index)));
    return [after.length > 0 ? after : numbersIn(before)];
  });
  return starts.length > 0 ? uniteNumbers(starts) : null;
}

function readRoof(sentence: string): number[] {
  const roof = ROOF_COMPLETE.exec(sentence);
  if (!roof || PARTLY.test(roof[0]) || NOT_SEEN.test(sentence.slice(0, roof.index))) return [];
  const within = findBuildings(roof[0])[0];
  if (within) return within.numbers;
  const after = sentence.slice(roof.index + roof[0].length);
  if (/^ (?:on|for) /i.test(after)) return findBuildings(after)[0]?.numbers ?? [];
  return findBuildings(sentence.slice(0, roof.index)).at(-1)?.numbers ?? [];
}

function untilReason(text: string): string {
  const reason = REASON.exec(text);
  return reason ? text.slice(0, reason.index) : text;
}
