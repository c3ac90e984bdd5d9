import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "vitest";

/** The parsed content of `vectors/NAME.json`. @throws when the file is missing */
export function readVectors<Content>(name: string): Content {
  return JSON.parse(readFileSync(path.join(import.meta.dirname, "vectors", `${name}.json`), "utf8")) as Content;
}

/** The bytes of one of Epoch AI's tables, as published in that month. @throws when the file is missing */
export function readEpochTable(table: "data_centers" | "timelines", month: "2025-12" | "2026-04") {
  const name = `${table}_${month}.csv`;
  return { name, bytes: new Uint8Array(readFileSync(path.join(import.meta.dirname, "epoch", name))) };
}

/** The text of a publication of a register. @throws when the file is missing */
export const readRegister = (name: "nyiso-load-requests.csv"): string =>
  readFileSync(path.join(import.meta.dirname, "registers", name), "utf8");

type Line = [row: number | null, column: string | null, wordsOfReason: string];

/** What one file of `import/files` must be read as, ask, or be refused for; README.md explains the notation. */
export type AwkwardFile = {
  file: string;
  is: string;
  reads?: {
    in?: string;
    sheet?: string;
    encoding?: string;
    header: number[];
    columns: string[];
    units: (string | null)[];
    rows: (string | number | null)[][];
    marked?: [row: number, kind: string][];
    notes?: Line[];
    problems?: Line[];
  }[];
  asks?: { about: string; row?: number; column?: string; candidates: string[] }[];
  refuses?: string;
};

export const awkwardFiles = (): AwkwardFile[] =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, "import", "expected.json"), "utf8")) as AwkwardFile[];

export const awkwardPath = (name: string): string => path.join(import.meta.dirname, "import", "files", name);

/**
 * A suite on data that may not be copied into the repository: LEADTIME_EXTERNAL_DATA names the folder that has it. Without that the suite is
 * reported as "not run: licence"; a folder that lacks the data fails.
 * @param where the file or folder below that folder
 */
export function describeExternal(title: string, where: string, suite: (location: string) => void): void {
  const folder = process.env.LEADTIME_EXTERNAL_DATA;
  const location = path.join(folder ?? "", where);
  if (folder && !existsSync(location))
    throw new Error(`LEADTIME_EXTERNAL_DATA is ${folder}, but ${where} is not there.`);
  if (folder) describe(title, () => suite(location));
  else {
    console.warn(`not run: licence: ${title} (${where} below LEADTIME_EXTERNAL_DATA)`);
    describe.skip(`not run: licence: ${title}`, () => it("needs LEADTIME_EXTERNAL_DATA", () => {}));
  }
}
