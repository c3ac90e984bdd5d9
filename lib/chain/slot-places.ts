/** Sources of stated dates, and makers of transformers, with slots of their own. */
export const MOST_SOURCES = 5;
export const MOST_VENDORS = 2;
/** Phases that can be open at once with slots of their own; the fourth takes those of the first once that one is decided. */
export const BLOCKS = 3;

/** A place in the template of every phase. An "answer" is the random input of a gate's first decision. */
export type PhasePlace =
  | "revenue"
  | "cancelled"
  | "building"
  | "grid"
  | "agreement"
  | "assessment"
  | "assessment answer"
  | "permit:building"
  | "permit:building answer"
  | "permit:zoning"
  | "permit:environment"
  | "transformer"
  | "power-contract"
  | "network"
  | "water"
  | "bridge"
  | "commissioned";

/** What decides most: which view a draw takes, whether it is cancelled, then the chain's long and its uncertain gates. */
const VIEW: PhasePlace[] = ["revenue", "cancelled"];
const LONG: PhasePlace[] = [
  "building",
  "grid",
  "assessment",
  "assessment answer",
  "permit:building",
  "permit:building answer",
  "agreement",
  "transformer",
];
const REST: PhasePlace[] = [
  "commissioned",
  "bridge",
  "network",
  "power-contract",
  "water",
  "permit:zoning",
  "permit:environment",
];
const of = (block: number, places: PhasePlace[]) => places.map((place) => `${block}.${place}`);

/**
 * Every place with a random input of its own; a place's slot is its number here, counted from 1. The engine's low
 * dimensions are the most even together and those above about 50 the least, so the table runs from what moves a date
 * most to what moves it least. Append only, two slots are left: a place that moves gives every forecast other draws.
 * Orders of accelerators, answers to other permits, retries and a second gate of one place have none: their random
 * inputs are plainly random.
 */
const PLACES: readonly string[] = [
  ...of(0, VIEW),
  ...["source 1", "source 2", "source 3"],
  ...of(0, LONG),
  ...["outside.agreement", "outside.permit", "vendor 1"],
  ...of(1, VIEW),
  ...of(1, LONG),
  ...of(0, REST),
  ...["source 4", "source 5", "vendor 2"],
  ...of(2, VIEW),
  ...of(2, LONG),
  ...of(1, REST),
  ...of(2, REST),
];
const slots = new Map(PLACES.map((place, i) => [place, i + 1]));

/** The slot (1 … 62, see `Node.slot`) of a place, such as "0.building" (in the block of the first phase) or "source 1"; undefined where none has it. */
export const slotOf = (place: string | undefined): number | undefined => slots.get(place ?? "");
