import { expect, it } from "vitest";
import { isolated } from "./isolated";

it("leaves text that runs from left to right as it is", () => {
  expect(isolated("데이터센터 News (2026)")).toBe("데이터센터 News (2026)");
});

it("closes text that runs from right to left, and takes out what would turn the words after it", () => {
  expect(isolated("جريدة")).toBe("\u2068جريدة\u2069");
  expect(isolated("Herald\u202e\u2067\u2069")).toBe("Herald");
});
