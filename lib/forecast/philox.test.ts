import { expect, it } from "vitest";
import { philox4x32 } from "./philox";

// Random123's known answers, so that they are checked also where the shared data is absent.
it.each([
  [0, 0, "6627e8d5 e169c58d bc57ac4c 9b00dbd8"],
  [0xffffffff, 0xffffffff, "408f276d 41c83b0e a20bc7c6 6d5451fd"],
])("Philox4x32-10 of counter words %i under key words %i", (counter, key, want) => {
  const block = new Uint32Array(4);
  philox4x32(block, counter, counter, counter, counter, key, key);
  expect(Array.from(block, (word) => word.toString(16).padStart(8, "0")).join(" ")).toBe(want);
});
