import { nameKey } from "@/lib/domain/name-key";
import type { FileProblem } from "../../problem";
import type { TablePlace } from "../../table/survey";
import type { RegisterMapping } from "../mapping";
import type { StatedRow } from "../stated-row";

/** Where an earlier row stands, without the row itself: there may be a hundred thousand. */
type Seen = { rowNumber: number; key: string; name: string; place: TablePlace };

/**
 * Looks through the rows of one publication, of all its files and sheets, for requests that were entered twice: the key of an earlier row,
 * or, under another key, the same name, or the same operator, place and megawatts.
 * @returns a function that takes the next row and says what keeps it from being added; null where nothing does. Rows that the mapping's
 * `sites` answers for are not asked about
 */
export function createDuplicateFinder(
  sites: RegisterMapping["sites"],
  keyTitle: string,
): (row: StatedRow, place: TablePlace) => FileProblem | null {
  const byKey = new Map<string, Seen>();
  const byLikeness = new Map<string, Seen>();
  const answers = new Map(Object.entries(sites));

  return (row, place) => {
    const at = { file: place.file, sheet: place.sheet, row: row.rowNumber, column: keyTitle, value: row.key };
    const same = byKey.get(row.key);
    if (same) return { ...at, reason: `is the key of ${whereIs(same, place)} already` };
    const seen: Seen = { rowNumber: row.rowNumber, key: row.key, name: copyOf(row.site.name), place };
    byKey.set(row.key, seen);
    const likenesses = likenessesOf(row);
    const like = likenesses.map((likeness) => byLikeness.get(likeness)).find((one) => one !== undefined);
    for (const likeness of likenesses) if (!byLikeness.has(likeness)) byLikeness.set(likeness, seen);
    if (!like || answers.has(row.key)) return null;
    const reason = `looks like ${whereIs(like, place)}, "${like.name}" (${like.key}), entered twice`;
    return {
      ...{ ...at, reason },
      question: {
        about: "duplicate",
        candidates: [
          { value: "new", reading: "both are kept" },
          { value: "skip", reading: `this row is left out, ${like.key} is kept` },
        ],
      },
    };
  };
}

/** A text cut out of a file keeps the piece of the file that it was cut from in memory; one put together does not. */
const copyOf = (text: string): string => ` ${text}`.slice(1);

/** What two entries of one request have in common. Phases of one name are two requests where they are called differently. */
function likenessesOf({ site, phase }: StatedRow): string[] {
  const economy = site.iso3 ?? "";
  const stage = nameKey(phase?.name ?? "");
  const name = nameKey(site.name);
  const [operator] = site.operators;
  const place = site.locality ?? site.region;
  const likenesses = name === "" ? [] : [["name", economy, name, stage]];
  if (operator !== undefined && place !== undefined && phase?.megawatts != null)
    likenesses.push(["size", economy, nameKey(operator), nameKey(place), phase.megawatts, stage]);
  return likenesses.map((parts) => parts.join("|"));
}

const whereIs = ({ rowNumber, place }: Seen, here: TablePlace): string => {
  const file = place.file === here.file ? "" : ` of ${place.file}`;
  const sheet = place.sheet === here.sheet || place.sheet === null ? "" : ` of sheet ${place.sheet}`;
  return `row ${rowNumber}${sheet}${file}`;
};
