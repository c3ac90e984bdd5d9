import { expect, it } from "vitest";
import { siteScores } from "./site-scores";
import { createStreams } from "./streams";

const keys = { siteKey: "site", operatorKey: "operator", zoneKey: "zone" };

it("keeps nothing of the streams' memory, and its scores outlive what comes after", () => {
  const streams = createStreams(1, 64);
  const { scores } = siteScores(keys, streams);
  const first = [...scores];
  for (let i = 0; i < 20_000; i += 1) siteScores(keys, streams);
  siteScores({ ...keys, siteKey: "another" }, streams);
  expect([...scores]).toEqual(first);
});
