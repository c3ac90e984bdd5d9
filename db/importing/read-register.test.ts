import { expect, it } from "vitest";
import type { RegisterMapping } from "@/lib/importing/registers/mapping";
import { loadRegister, loadsFile } from "../testing/register-files";
import { openFiles } from "./open-files";
import { readRegisterFiles } from "./read-register";

const problemsWith = async (change: Partial<RegisterMapping>) => {
  const { files, close } = await openFiles([loadsFile(["101,Alder,Yates,Alder LLC,100,2027-06-30,,Active"])]);
  const read = await readRegisterFiles(files, { ...loadRegister, ...change }, "2026-01-31");
  await close();
  return read.ok ? [] : read.problems.map(({ column, value }) => [column, value]);
};

it("a register is read once it has a name of its own and somebody whose it is", async () => {
  expect(await problemsWith({})).toEqual([]);
  const nobodys = { ...loadRegister.source, publisher: "(whose register is it?)" };
  expect(await problemsWith({ register: "register", source: nobodys })).toEqual([
    ["register", "register"],
    ["source.publisher", "(whose register is it?)"],
  ]);
});
