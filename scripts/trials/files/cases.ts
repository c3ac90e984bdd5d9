import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { UnreadableFile } from "@/db/importing/source";
import { openZip } from "@/db/importing/zip";
import { packZip, type ZipContent } from "@/db/testing/pack-zip";
import { anyDamage, type Damage, damaged, whatWasDone, zipDamage } from "./damage";
import { asText, asZip, hugeTable, smallTable } from "./tables";
import { hugeWorkbook, smallWorkbook } from "./workbooks";

/** A file, and what was done to make it. */
export type Case = { name: string; what: string; bytes: Uint8Array };

const FOLDER = fileURLToPath(new URL("../../../test-data/import/files", import.meta.url));

/** Makes the case of a number: a file that is known or new, then damaged. The same number always gives the same case. */
export async function caseMaker(): Promise<(number: number) => Case> {
  const names = (await readdir(FOLDER)).sort();
  const known = await Promise.all(
    names.map(async (name) => ({ name, bytes: await readFile(path.join(FOLDER, name)) })),
  );
  const unpacked = (await Promise.all(known.map(unpack))).filter((contents) => contents.length > 0);
  const cases = allCases(known, unpacked);
  return (number) => {
    // Seeds that follow each other give streams that begin alike.
    const [made] = fc.sample(cases, { seed: Math.imul(number + 1, 0x9e3779b1), numRuns: 1 });
    if (!made) throw new Error(`expected a file for ${number}, got none`);
    return made;
  };
}

/** What is in a known zip or workbook; nothing where it is none that opens, or a bomb. */
async function unpack({ name, bytes }: ZipContent): Promise<ZipContent[]> {
  const zip = await openZip({ name, bytes }).catch((error: unknown) => {
    if (error instanceof UnreadableFile) return null;
    throw error;
  });
  if (!zip || name.startsWith("bomb")) return [];
  return Promise.all(
    [...zip.entries].map(async ([entryName, entry]) => {
      const pieces: Uint8Array[] = [];
      for await (const piece of zip.read(entry)) pieces.push(piece);
      return { name: entryName, bytes: Buffer.concat(pieces) };
    }),
  );
}

function allCases(known: readonly ZipContent[], unpacked: readonly ZipContent[][]): fc.Arbitrary<Case> {
  const damages = (damage: fc.Arbitrary<Damage>, minLength = 1) => fc.array(damage, { minLength, maxLength: 5 });
  const plain = (file: fc.Arbitrary<ZipContent>, done: fc.Arbitrary<Damage[]>) =>
    fc.tuple(file, done).map(
      ([{ name, bytes }, list]): Case => ({
        name,
        what: whatWasDone(list),
        bytes: damaged(Buffer.from(bytes), list),
      }),
    );
  const fromParts = (kind: string, parts: fc.Arbitrary<ZipContent[]>, least = 1) =>
    fc
      .tuple(parts, fc.array(partDamage, { maxLength: 3 }), fc.boolean(), damages(zipDamage, least))
      .map(([contents, inside, isOutside, outside]): Case => {
        const changed = inside.reduce((now, { apply }) => apply(now), contents);
        const zip = packZip(changed);
        const onTop = isOutside || inside.length === 0 ? outside : [];
        return { name: kind, what: `${whatWasDone(inside)}; ${whatWasDone(onTop)}`, bytes: damaged(zip, onTop) };
      });
  const workbook = smallWorkbook.map((contents) => ({ name: "inner.xlsx", bytes: packZip(contents) }));
  return fc.oneof(
    { weight: 300, arbitrary: plain(fc.constantFrom(...known), damages(anyDamage)) },
    { weight: 200, arbitrary: fromParts("known.xlsx", fc.constantFrom(...unpacked)) },
    { weight: 200, arbitrary: plain(asText(smallTable), damages(anyDamage)) },
    { weight: 200, arbitrary: fromParts("new.xlsx", smallWorkbook) },
    { weight: 80, arbitrary: fromParts("new.zip", asZip(fc.oneof(asText(smallTable), workbook))) },
    { weight: 10, arbitrary: plain(asText(hugeTable), damages(anyDamage, 0)) },
    { weight: 10, arbitrary: fromParts("huge.xlsx", hugeWorkbook, 0) },
  );
}

type PartDamage = { what: string; apply: (contents: ZipContent[]) => ZipContent[] };

const inPart = (what: string, change: fc.Arbitrary<(part: ZipContent) => ZipContent[]>) =>
  fc.tuple(fc.nat(), change).map(
    ([nth, apply]): PartDamage => ({
      what,
      apply: (contents) => contents.flatMap((part, i) => (i === nth % contents.length ? apply(part) : [part])),
    }),
  );
const name = fc.constantFrom("../a.csv", "/a.csv", "a\\b.csv", "", "xl/vbaProject.bin", "mimetype", "a.csv", "a/");
const declaredBytes = fc.constantFrom(0, 1, 1_000, 5_000_000, 2 ** 32 - 1);

/** Damage to what is in a zip, before it is packed. */
const partDamage: fc.Arbitrary<PartDamage> = fc.oneof(
  {
    weight: 12,
    arbitrary: inPart(
      "a part damaged",
      anyDamage.map(({ apply }) => (part: ZipContent) => [{ ...part, bytes: apply(Buffer.from(part.bytes)) }]),
    ),
  },
  {
    weight: 1,
    arbitrary: inPart(
      "a part left out",
      fc.constant(() => []),
    ),
  },
  {
    weight: 1,
    arbitrary: inPart(
      "a part twice",
      fc.constant((part: ZipContent) => [part, part]),
    ),
  },
  {
    weight: 1,
    arbitrary: inPart(
      "a part renamed",
      name.map((to) => (part: ZipContent) => [{ ...part, name: to }]),
    ),
  },
  {
    weight: 1,
    arbitrary: inPart(
      "a size that lies",
      declaredBytes.map((size) => (part: ZipContent) => [{ ...part, declaredBytes: size }]),
    ),
  },
  {
    weight: 1,
    arbitrary: inPart(
      "no deflated data",
      fc.constant((part: ZipContent) => [{ ...part, as: "deflated" as const }]),
    ),
  },
);
