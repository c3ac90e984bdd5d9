import type { Db } from "@/db/client";
import { identifyFile, keepFile } from "@/db/commands/imports/keep-file";
import { openFiles } from "@/db/importing/open-files";
import { readRegisterFiles } from "@/db/importing/read-register";
import { planTable } from "@/db/importing/read-table";
import type { Encoding } from "@/db/importing/text/encoding";
import { describeProblem, type FileProblem, shortList } from "@/lib/importing/problem";
import type { RegisterReading } from "@/lib/importing/registers/register-reading";
import type { CommandContext } from "../run-command";
import { type ChosenMapping, knownMapping, readMapping, writeMapping, writeSuggestion } from "./choose-mapping";
import { nameSources } from "./name-sources";

type Options = { files: string[]; publishedOn: string; mapping?: string; "write-mapping"?: string };

/**
 * Opens the files, finds the mapping that reads them and hands over what they say.
 * @returns null when they cannot be read yet: what is missing was printed
 */
export async function readOpened<Value>(
  db: Db,
  { files, publishedOn, mapping: mappingFile, "write-mapping": target }: Options,
  context: CommandContext,
  take: (reading: RegisterReading) => Promise<Value>,
): Promise<Value | null> {
  const given = mappingFile === undefined ? null : await readMapping(mappingFile);
  const { encoding, delimiter } = given?.mapping.reading ?? {};
  const choices = { ...given?.mapping.reading, encoding: encoding as Encoding | undefined, delimiter };
  const sources = nameSources(files);
  const opened = await openFiles(sources, { choicesOf: () => choices });
  try {
    if (opened.files.every(({ sheets }) => sheets.length === 0))
      return refuse(opened.files.flatMap(({ problems }) => problems));
    const chosen: ChosenMapping | null = given ?? (await knownMapping(db, await titlesOf(opened.files)));
    if (!chosen) {
      const [first] = opened.files;
      const suggestion = target ?? `${files[0]}.mapping.json`;
      const lines = first ? await writeSuggestion(first, suggestion, publishedOn) : [];
      console.error(
        [
          `No mapping is known for these columns. A suggestion is in ${suggestion}: check it, then add --mapping ${suggestion}`,
          ...lines,
        ].join("\n"),
      );
      return null;
    }
    const { mapping } = chosen;
    context.log(`Mapping: ${chosen.from} (register ${mapping.register})`);
    if (target) {
      await writeMapping(target, mapping);
      console.log(`The mapping is in ${target}: answer in it what is asked, then add --mapping ${target}`);
    }
    const read = await readRegisterFiles(opened.files, mapping, publishedOn);
    for (const note of read.notes) context.log(describeProblem(note));
    if (!read.ok) return refuse(read.problems);
    const identified = [];
    for (const source of sources) identified.push({ source, file: await identifyFile(source) });
    const taken = await take({ ...read.reading, files: identified.map(({ file }) => file) });
    for (const { source, file } of identified) await keepFile(db, source, file);
    return taken;
  } finally {
    await opened.close();
  }
}

function refuse(problems: readonly FileProblem[]): null {
  const lines = shortList(problems.map(describeProblem)).map((line) => `  ${line}`);
  console.error(["The files cannot be read yet:", ...lines].join("\n"));
  return null;
}

async function titlesOf(files: Awaited<ReturnType<typeof openFiles>>["files"]): Promise<string[]> {
  const titles = new Set<string>();
  for (const { sheets } of files)
    for (const sheet of sheets) for (const { title } of (await planTable(sheet)).columns) titles.add(title);
  return [...titles];
}
