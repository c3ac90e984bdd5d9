import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { z } from "zod";
import {
  EconomyFile,
  EpochStepsFile,
  ManifestFile,
  OrganisationsFile,
  ProgrammesFile,
  SourcesFile,
} from "./seed-files";

const SEED_FOLDER = path.join(process.cwd(), "db/seed/data");

export type SeedFiles = {
  names: string[];
  /** Of the name and content of every file, in order of their names. */
  sha256: string;
  contents: Map<string, string>;
};

/** Sets of records that are loaded on their own, after these files. */
const LATER = ["records", "epoch"];

/** Reads every file of the folder but the record sets, Epoch AI's publication and the outside forecasts, without looking inside. */
export async function readSeedFiles(folder = SEED_FOLDER): Promise<SeedFiles> {
  const entries = await readdir(folder, { recursive: true });
  const names = entries
    .filter(
      (name) => name.endsWith(".json") && !LATER.includes(path.dirname(name)) && name !== "outside-forecasts.json",
    )
    .sort();
  const contents = new Map<string, string>();
  const hash = createHash("sha256");
  for (const name of names) {
    const content = await readFile(path.join(folder, name), "utf8");
    contents.set(name, content);
    hash.update(`${name}\n${content}\n`);
  }
  return { names, sha256: hash.digest("hex"), contents };
}

export type SeedData = ReturnType<typeof parseSeedFiles>;

/** @throws an error that names the file and the field of what does not fit */
export function parseSeedFiles(files: SeedFiles) {
  const read = <Schema extends z.ZodType>(name: string, schema: Schema): z.infer<Schema> => {
    const content = files.contents.get(name);
    if (content === undefined) throw new Error(`db/seed/data/${name} is missing`);
    const parsed = schema.safeParse(JSON.parse(content));
    if (parsed.success) return parsed.data;
    const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`db/seed/data/${name}: ${problems.join("; ")}`);
  };
  const economies = files.names.filter((name) => name.startsWith("economies"));
  return {
    manifest: read("manifest.json", ManifestFile),
    sources: read("sources.json", SourcesFile),
    organisations: read("organisations.json", OrganisationsFile),
    programmes: read("programmes.json", ProgrammesFile),
    epochSteps: read("epoch-steps.json", EpochStepsFile),
    economies: economies.map((name) => ({ name, ...read(name, EconomyFile) })),
  };
}
