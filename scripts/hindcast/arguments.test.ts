import { expect, it } from "vitest";
import { readArguments } from "./arguments";

it("reads the two files of each publication", () => {
  expect(readArguments(["--from", "a", "b"])).toEqual({ from: ["a", "b"], to: null, json: false });
  expect(readArguments(["--to", "c", "d", "--json", "--from", "a", "b"])).toEqual({
    ...{ from: ["a", "b"], to: ["c", "d"], json: true },
  });
});

it("says how it is used where a file is missing or one too many", () => {
  for (const args of [[], ["a", "b"], ["--from", "a"], ["--from", "a", "b", "c"], ["--from", "a", "b", "--to", "c"]])
    expect(() => readArguments(args), args.join(" ")).toThrow(/^Usage: npm run hindcast/);
});
