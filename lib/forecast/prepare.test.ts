import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Network, Node } from "./network";
import { prepare } from "./prepare";
import { createStreams } from "./streams";
import {
  AS_OF,
  certain,
  done,
  everything,
  forecastOf,
  preparedOf,
  site,
  stated,
  target,
  targetsOn,
  task,
  waitsFor,
} from "./test-networks";

const OPTIONS = { seed: 3, draws: 64 };

function edited(network: Network, change: (node: Node) => Node): Network {
  return { ...network, nodes: network.nodes.map(change) };
}

/** One change of a network, as an analyst makes them. */
const edits: fc.Arbitrary<(network: Network) => Network> = fc.oneof(
  fc.tuple(fc.nat(), fc.double({ min: 0.2, max: 3, noNaN: true })).map(([which, factor]) => (network: Network) => {
    const tasks = network.nodes.filter((node) => node.kind === "task" && node.duration.kind === "lognormal");
    const id = tasks[which % Math.max(1, tasks.length)]?.id;
    return edited(network, (node) =>
      node.id === id && node.kind === "task" && node.duration.kind === "lognormal"
        ? { ...node, duration: { ...node.duration, medianDays: node.duration.medianDays * factor } }
        : node,
    );
  }),
  fc
    .integer({ min: -200, max: 900 })
    .map(
      (days) => (network: Network) =>
        edited(network, (node) => (node.kind === "stated" ? { ...node, statedDay: AS_OF + days } : node)),
    ),
  fc
    .integer({ min: -60, max: 400 })
    .map(
      (days) => (network: Network) =>
        edited(network, (node) =>
          node.kind === "task" && node.id === "shell" ? { ...node, notBeforeDay: AS_OF + days } : node,
        ),
    ),
  fc.tuple(fc.nat(), fc.integer({ min: -30, max: 90 })).map(
    ([which, lagDays]) =>
      (network: Network) =>
        edited(network, (node) => {
          const links = node.predecessors;
          if (node.id !== "shell" && node.id !== "ready") return node;
          return {
            ...node,
            predecessors: links.map((link, i) => (i === which % links.length ? { ...link, lagDays } : link)),
          };
        }),
  ),
  fc
    .nat()
    .map(
      (which) => (network: Network) =>
        edited(network, (node) =>
          (node.id === "ready" || node.id === "power") && node.predecessors.length > 1
            ? { ...node, predecessors: node.predecessors.filter((_, i) => i !== which % node.predecessors.length) }
            : node,
        ),
    ),
  fc
    .constantFrom("permit", "order", "shell", "fit-out")
    .map(
      (id) => (network: Network) =>
        edited(network, (node) => (node.id === id ? { ...done(id, -5), predecessors: [] } : node)),
    ),
  fc.boolean().map((linked) => (network: Network) => {
    if (network.nodes.some(({ id }) => id === "a newcomer")) return network;
    const nodes = [
      ...network.nodes,
      task("a newcomer", { duration: { kind: "lognormal", medianDays: 500, sigma: 0.3 }, slot: 40 }),
    ];
    return edited({ ...network, nodes }, (node) =>
      linked && node.id === "ready" ? { ...node, predecessors: [...node.predecessors, waitsFor("a newcomer")] } : node,
    );
  }),
  fc
    .double({ min: 0, max: 1, noNaN: true })
    .map(
      (weight) => (network: Network) =>
        edited(network, (node) =>
          node.kind === "pool" && node.views.length > 1
            ? { ...node, views: node.views.map((view, i) => ({ ...view, weight: i === 0 ? weight : 0.5 })) }
            : node,
        ),
    ),
  fc.constant((network: Network) => edited(network, (node) => (node.kind === "pool" ? { ...node, floors: [] } : node))),
  fc.double({ min: 0, max: 2, noNaN: true }).map((perYear) => (network: Network) => {
    const targets = network.targets.map((one) => ({
      ...one,
      hazard: [{ perYear, cause: "after-start" as const, untilNode: null }],
    }));
    return { ...network, targets };
  }),
  fc
    .constantFrom("operatorKey", "zoneKey", "siteKey")
    .map((key) => (network: Network) => ({ ...network, [key]: "another" })),
  fc.constant((network: Network) => edited(network, (node) => (node.kind === "stated" ? { ...node, slot: 33 } : node))),
);

describe("a what-if", () => {
  it("is the forecast of the variant to the bit, whatever is changed, one variant after the other", () => {
    const network = everything();
    const { whatIf, forecast } = preparedOf(network, OPTIONS);
    expect(forecast).toEqual(forecastOf(network, OPTIONS));
    fc.assert(
      fc.property(fc.array(edits, { minLength: 1, maxLength: 3 }), (changes) => {
        const variant = changes.reduce((changed, change) => change(changed), network);
        const answer = whatIf(variant);
        expect(answer).toStrictEqual({ ok: true, targets: forecastOf(variant, OPTIONS).targets });
      }),
      { numRuns: 25 },
    );
    // The base is untouched by its variants.
    expect(whatIf(network)).toStrictEqual({ ok: true, targets: forecast.targets });
    expect(forecast).toEqual(forecastOf(network, OPTIONS));
  });

  it("says what is wrong with a variant", () => {
    const { whatIf } = preparedOf(site([task("a"), task("b", { predecessors: [waitsFor("a")] })]), OPTIONS);
    const nodes = [task("a", { predecessors: [waitsFor("b")] }), task("b", { predecessors: [waitsFor("a")] })];
    expect(whatIf(site(nodes))).toMatchObject({ ok: false, problems: [{ code: "cycle", nodeIds: ["a", "b"] }] });
    expect(whatIf(site([certain("a", -1)]))).toMatchObject({ ok: false, problems: [{ code: "bad-parameter" }] });
  });

  it("takes nothing over where the start of a node is asked for only in the variant", () => {
    const nodes = [task("a", { duration: { kind: "lognormal", medianDays: 90, sigma: 0.4 } }), certain("b", 20)];
    const base = site([...nodes, certain("c", 5)], { targets: targetsOn("c") });
    const variant = {
      ...base,
      nodes: [...nodes, certain("c", 5, { predecessors: [waitsFor("a", "start-start", 7), waitsFor("b")] })],
    };
    expect(preparedOf(base, OPTIONS).whatIf(variant)).toStrictEqual({
      ok: true,
      targets: forecastOf(variant, OPTIONS).targets,
    });
  });

  it("sees a change of the site under a learning factor", () => {
    const options = { ...OPTIONS, learnFromSurvival: true };
    const duration = { kind: "lognormal" as const, medianDays: 300, sigma: 0.5 };
    const late = (elapsed: number) =>
      site([task("a", { duration, startedOnDay: AS_OF - elapsed }), task("b", { duration })]);
    expect(preparedOf(late(400), options).whatIf(late(700))).toStrictEqual({
      ok: true,
      targets: forecastOf(late(700), options).targets,
    });
  });
});

describe("preparing", () => {
  it("gives problems, and refuses streams of another seed or number of draws", () => {
    const options = { asOf: AS_OF, seed: 1, draws: 64 };
    expect(prepare(site([task("a"), task("a")]), options)).toMatchObject({
      ok: false,
      problems: [{ code: "duplicate-node" }],
    });
    expect(() => prepare(site([task("a")]), options, createStreams(2, 64))).toThrow(
      "expected streams of seed 1 and 64 draws, got 2 and 64",
    );
    expect(() => prepare(site([task("a")]), options, createStreams(1, 32))).toThrow("got 1 and 32");
  });

  it("gives the same numbers whether streams are given, used before, or made", () => {
    const streams = createStreams(OPTIONS.seed, OPTIONS.draws);
    const options = { asOf: AS_OF, ...OPTIONS };
    const other = prepare({ ...everything(), siteKey: "elsewhere" }, options, streams);
    const again = prepare(everything(), options, streams);
    expect(other.ok && again.ok && again.prepared.forecast).toEqual(forecastOf(everything(), OPTIONS));
  });
});

it("a source has one random input, also when a variant adds a date of that source", () => {
  const base = site([stated("a", 300, { sourceKey: "utility", slot: 8 })], { targets: [target("a")] });
  const nodes = [...base.nodes, stated("b", 300, { sourceKey: "utility", slot: 4 })];
  const variant = { ...base, nodes };
  expect(preparedOf(base, OPTIONS).whatIf(variant)).toStrictEqual({
    ok: true,
    targets: forecastOf(variant, OPTIONS).targets,
  });
});

describe("a what-if takes over only equal random inputs", () => {
  const lognormal = { kind: "lognormal" as const, medianDays: 300, sigma: 0.5 };

  /** The starts' figures in the variant, which must be those of its own forecast, and not those of the base. */
  function expectRecomputed(base: Network, variant: Network) {
    const wanted = forecastOf(variant, OPTIONS).targets;
    expect(wanted).not.toEqual(forecastOf(base, OPTIONS).targets);
    expect(preparedOf(base, OPTIONS).whatIf(variant)).toStrictEqual({ ok: true, targets: wanted });
  }

  it.each(["siteKey", "operatorKey", "zoneKey"] as const)("another %s means other random inputs", (key) => {
    const base = site([task("a", { duration: lognormal })]);
    expectRecomputed(base, { ...base, [key]: "another" });
  });

  it("another slot of one date of a source means another random input of its other dates", () => {
    const network = (slots: (number | undefined)[]) =>
      site(
        slots.map((slot, i) => stated(`s${i}`, 300, { sourceKey: "utility", slot })),
        { targets: targetsOn("s0") },
      );
    expectRecomputed(network([8, 4]), network([8, 5]));
    expectRecomputed(network([8, 4]), network([8, undefined]));
    expectRecomputed(network([8, 9]), network([8, 4]));
    expectRecomputed(network([undefined, undefined]), network([undefined, 4]));
  });

  it("a slot that moves from one source to another means another random input of both", () => {
    const network = (of: string, other: string) =>
      site(
        [
          stated("a", 300, { sourceKey: "utility" }),
          stated("b", 300, { sourceKey: "press" }),
          stated("c", 300, { sourceKey: of, slot: 4 }),
          stated("d", 300, { sourceKey: other }),
        ],
        { targets: targetsOn("a", "b") },
      );
    expectRecomputed(network("utility", "press"), network("press", "utility"));
  });
});

it("refuses streams cut into other replicates, and takes those of as many or of an unsaid number", () => {
  const network = site([task("a")]);
  const options = { asOf: AS_OF, seed: 1, draws: 64 };
  const cut = createStreams(1, 64, 4);
  expect(() => prepare(network, { ...options, replicates: 8 }, cut)).toThrow("expected streams of seed 1 and 64 draws");
  expect(prepare(network, { ...options, replicates: 4 }, cut).ok).toBe(true);
  expect(prepare(network, options, cut).ok).toBe(true);
});
