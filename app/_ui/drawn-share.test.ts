import { expect, it } from "vitest";
import { drawnShare } from "./drawn-share";

it("never says that a share of the draws is nothing or all", () => {
  expect(drawnShare(0, "en")).toEqual({ kind: "fewer-than-one" });
  expect(drawnShare(1, "en")).toEqual({ kind: "all-but-fewer-than-one" });
  expect(drawnShare(1 / 8192, "en")).toEqual({ kind: "percent", percent: "<1%" });
  expect(drawnShare(0.25, "ko")).toEqual({ kind: "percent", percent: "25%" });
});
