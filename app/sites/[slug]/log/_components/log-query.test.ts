import { expect, it } from "vitest";
import { loggedAddress } from "./log-query";

it("leads to the phase that a claim is about, and to none where that is unknown", () => {
  expect(loggedAddress("alpha", { ordinal: 2, claimId: 7, isOnRecord: false })).toBe(
    "/sites/alpha?phase=2&logged=7#claim-7",
  );
  expect(loggedAddress("alpha", { ordinal: null, claimId: 7, isOnRecord: true })).toBe(
    "/sites/alpha?onrecord=7#claim-7",
  );
});
