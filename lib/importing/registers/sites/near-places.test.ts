import { expect, it } from "vitest";
import { NearPlaces } from "./near-places";

const here = { latitude: 43.36, longitude: -78.6 };
const nearTo = (...places: [string, number, number][]) => {
  const near = new NearPlaces<string>();
  for (const [owner, latitude, longitude] of places) near.add({ latitude, longitude }, owner);
  return near.find(here).map(({ owner, km }) => `${owner} ${km.toFixed(2)}`);
};

it("places within two kilometres are found on every side, however the map is divided", () => {
  const step = 0.012;
  for (const [down, right] of [
    [-1, -1],
    [-1, 0],
    [-1, 1],
    [0, -1],
    [0, 1],
    [1, -1],
    [1, 0],
    [1, 1],
  ] as const)
    expect(nearTo(["A", here.latitude + down * step, here.longitude + right * step])).toHaveLength(1);
});

it("the nearest goes first, and several may stand side by side", () =>
  expect(
    nearTo(["far", 43.375, -78.6], ["away", 43.4, -78.6], ["near", 43.361, -78.6], ["here", 43.36, -78.6]),
  ).toEqual(["here 0.00", "near 0.11", "far 1.67"]));

it("a degree of longitude is shorter the further north", () => {
  expect(nearTo(["west", 43.36, -78.62])).toEqual(["west 1.62"]);
  const north = new NearPlaces<string>();
  north.add({ latitude: 78, longitude: 0.08 }, "A");
  expect(north.find({ latitude: 78, longitude: 0 })).toHaveLength(1);
});
