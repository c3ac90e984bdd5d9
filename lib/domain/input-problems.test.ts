import { expect, it } from "vitest";
import { z } from "zod";
import { inputProblems } from "./input-problems";

const Input = z.object({
  slug: z.string("slug: expected text"),
  changes: z.object({ url: z.url("url: expected an address") }),
});
const problems = (input: unknown) => {
  const read = Input.safeParse(input);
  return read.success ? [] : inputProblems(read.error, input);
};

it("names every refused field with the value that was given, however deep it lies", () => {
  expect(problems({ slug: 3, changes: { url: "example" } })).toEqual([
    { field: "slug", value: 3, reason: "slug: expected text" },
    { field: "changes.url", value: "example", reason: "url: expected an address" },
  ]);
});

it("gives no value where there is none", () => {
  expect(problems({ changes: {} })).toMatchObject([
    { field: "slug", value: undefined },
    { field: "changes.url", value: undefined },
  ]);
  expect(problems(null)).toMatchObject([{ field: "", value: null }]);
});
