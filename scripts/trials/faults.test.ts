import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { faults } from "@/lib/schedule/faults/faults";

it.each(faults.map((fault) => [fault.name, fault] as const))("can be planted in one place: %s", (_, fault) => {
  const { file, find, replace } = fault;
  expect(readFileSync(`lib/schedule/${file}`, "utf8").split(find)).toHaveLength(2);
  expect(replace).not.toBe(find);
});
