import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FACTOR_RANGE } from "@/lib/chain/stretch";
import { toEpochDay } from "@/lib/domain/dates";
import type { WhatIfChange } from "./change";
import { readWhatIfLink, writeWhatIfLink } from "./link";

const gate = fc
  .tuple(fc.integer({ min: 1, max: 99 }), fc.stringMatching(/^[\p{L}\d!~%._-]{1,30}$/u))
  .map(([ordinal, key]) => `p${ordinal}.works.${key}.completed`);
const day = fc.integer({ min: -3000, max: 60_000 });
const phase = fc.integer({ min: 1, max: 99 });
const factor = fc.double({ min: FACTOR_RANGE.least, max: FACTOR_RANGE.most, noNaN: true });
const change: fc.Arbitrary<WhatIfChange> = fc.oneof(
  fc.record({ kind: fc.constant("happens" as const), gate, day }),
  fc.record({ kind: fc.constant("takes" as const), gate, factor }),
  fc.record({ kind: fc.constant("no-bridge" as const), phase }),
  fc.record({ kind: fc.constant("bridge" as const), phase, day }),
);

describe("a what-if's link", () => {
  it("reads back what was written, through an address too", () => {
    fc.assert(
      fc.property(day, fc.array(change, { maxLength: 20 }), (asOfDay, changes) => {
        const written = writeWhatIfLink({ asOfDay, changes });
        const address = new URL(`https://example.org/?whatif=${encodeURIComponent(written)}`);
        expect(readWhatIfLink(address.searchParams.get("whatif") as string)).toEqual({
          ok: true,
          link: { asOfDay, changes },
        });
      }),
    );
  });

  it("is short and can be read by people", () => {
    const link = {
      asOfDay: toEpochDay("2026-11-22"),
      changes: [
        { kind: "happens", gate: "p1.grid_interconnect.kepco.energised", day: toEpochDay("2028-06-01") },
        { kind: "no-bridge", phase: 1 },
      ] satisfies WhatIfChange[],
    };
    expect(writeWhatIfLink(link)).toBe("1~2026-11-22~on!p1.grid_interconnect.kepco.energised!2028-06-01~nobridge!1");
  });

  it.each([
    ["2~2026-11-22~something else", "other-version"],
    ["", "damaged"],
    ["1", "damaged"],
    ["1~2026-13-40", "damaged"],
    ["1~2026-11-22~on!p1.a.b.c", "damaged"],
    ["1~2026-11-22~on!p1.a.b.c!2028-06-01!more", "damaged"],
    ["1~2026-11-22~on!%zz!2028-06-01", "damaged"],
    ["1~2026-11-22~jump!p1.a.b.c!3", "damaged"],
    ["1~2026-11-22~x!p1.a.b.c!9", "out-of-range"],
    ["1~2026-11-22~x!p1.a.b.c!NaN", "out-of-range"],
    ["1~2026-11-22~x!nothing!1", "out-of-range"],
    ["1~2026-11-22~nobridge!1.5", "out-of-range"],
    [`1~2026-11-22${"~nobridge!1".repeat(61)}`, "out-of-range"],
  ])("%s is %s", (written, reason) => {
    expect(readWhatIfLink(written)).toEqual({ ok: false, reason });
  });
});
