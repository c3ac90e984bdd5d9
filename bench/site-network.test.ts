import { describe, expect, it } from "vitest";
import type { Node } from "@/lib/forecast";
import { coldForecast } from "./network-forecast";
import { edgeCount, siteNetwork } from "./site-network";

const DRAWS = 64;
const indices = Array.from({ length: 12 }, (_, i) => i);

function medianDays(node: Node): number | null {
  return node.kind === "task" && node.duration.kind === "lognormal" ? node.duration.medianDays : null;
}

describe("made-up networks", () => {
  it("have 30 nodes, about 59 edges and 25 nodes that can be shortened", () => {
    for (const network of indices.map((index) => siteNetwork(index))) {
      const open = network.nodes.filter(({ kind }) => kind === "task" || kind === "stated");
      expect([network.nodes.length, open.length]).toEqual([30, 25]);
      expect(Math.abs(edgeCount(network) - 59)).toBeLessThanOrEqual(4);
    }
  });

  it("are valid and distinct, as are the variants of one site", () => {
    const sites = indices.map((index) => siteNetwork(index));
    const variants = indices.map((variant) => siteNetwork(7, variant));
    for (const networks of [sites, variants]) {
      const p50 = networks.map((network) => coldForecast(network, DRAWS).targets[0]?.givenCompletion.p50);
      expect(new Set(p50).size).toBe(networks.length);
      const medians = networks.map((network) => network.nodes.map(medianDays).join(" "));
      expect(new Set(medians).size).toBe(networks.length);
    }
  });

  it("are the same for the same seed", () => {
    expect(siteNetwork(3, 2)).toEqual(siteNetwork(3, 2));
  });

  it("keep their keys, nodes and dimensions from variant to variant, so that columns of draws can be kept", () => {
    const shape = (variant: number) =>
      siteNetwork(3, variant).nodes.map(({ id, kind, slot }) => `${id} ${kind} ${slot}`);
    for (const variant of indices) expect(shape(variant)).toEqual(shape(0));
  });
});
