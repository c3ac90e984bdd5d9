import { referenceClassDefaults } from "@/lib/chain/defaults";
import type { Decision, Distribution, EpochDay, Network, Node, Predecessor, SlipModel } from "@/lib/forecast";
import { ASKED } from "./asked";
import { BESIDE_POWER, GATES, type GatePlan, GRID_POWER } from "./gate-plan";
import { type Seeded, seeded } from "./seeded";

const AS_OF: EpochDay = ASKED.asOfDay;

type Lognormal = Extract<Distribution, { kind: "lognormal" }>;

const classValues = (slug: string) => {
  const found = referenceClassDefaults.find((entry) => entry.slug === slug);
  if (!found) throw new Error(`expected a reference class ${slug}, got none`);
  return found.values;
};

const slipValues = classValues("announced_date_slip") as Record<string, number>;
const SLIP = {
  ...slipValues,
  overdue: { medianDays: slipValues.overdueMedianDays, sigma: slipValues.overdueSigma },
} as unknown as SlipModel;
/** A year, by stage; made up like the site. */
const HAZARD: Record<string, number> = {
  announced: 0.15,
  permitted: 0.056,
  under_construction: 0.02,
  energised: 0.002,
};
/** Of the made-up site. */
const COMMISSIONING = { kind: "lognormal", medianDays: 76, sigma: 0.4 } as const;

/**
 * A made-up but plausible site of 30 nodes and 59 edges (a pool's views and floors counted), 25 of whose nodes can be shortened: gates of
 * the reference classes, some in progress, some stated, two done, a bridge power beside the grid, two decisions, three views in a pool and a
 * hazard by stage. `index` is the site: another one gives other keys, and so other draws. `variant` gives the same site other medians,
 * elapsed times and dates: the draws stay, every result changes.
 */
export function siteNetwork(index: number, variant = 0): Network {
  const site = new SiteMaker(index, seeded(index * 1_000_003 + variant));
  for (const gate of GATES) site.addGate(gate);
  return site.finish();
}

/** The nodes that a node waits for in any way, summed over the nodes of a network. */
export function edgeCount(network: Network): number {
  return network.nodes.reduce((sum, node) => {
    const pool = node.kind === "pool" ? node.views.length + node.floors.length : 0;
    return sum + node.predecessors.length + pool;
  }, 0);
}

/** The pick and the sources move everything, so they take the first dimensions, which fill space most evenly. */
const POOL_SLOT = 1;
const FIRST_SOURCE_SLOT = 2;
const CANCELLATION_SLOT = 5;
const DECISION_SLOTS = { permit: 6, assessment: 7 } as const;
const FIRST_VENDOR_SLOT = 8;
const FIRST_NODE_SLOT = 13;

/** As in the chain: a draw waits for every gate with an actual or a promised date, whatever view it took. */
function isFloor(node: Node): boolean {
  return node.kind === "done" || (node.kind === "stated" && node.id !== "announced");
}

class SiteMaker {
  private readonly nodes: Node[] = [];
  private readonly stated = new Set<string>();
  private readonly vendors = new Map<string, number>();

  constructor(
    private readonly index: number,
    private readonly random: Seeded,
  ) {}

  addGate(gate: GatePlan): void {
    const { random } = this;
    const base = { id: gate.id, predecessors: gate.after, drives: true };
    // The state is the site's, not the variant's: a variant has the same nodes with other numbers.
    const state =
      gate.state === "either"
        ? seeded(this.index * 7919 + gate.id.length).chance(0.5)
          ? "in-progress"
          : "stated"
        : gate.state;
    if (gate.id === "accelerators") this.addStated("accelerators.start", []);
    if (state === "done") {
      const day = AS_OF - random.whole(30, 500);
      this.nodes.push({
        ...base,
        kind: "done",
        predecessors: [],
        earliestDay: day - random.whole(0, 30),
        latestDay: day,
      });
      return;
    }
    if (state === "stated") {
      this.addStated(gate.id, gate.after);
      return;
    }
    const duration = this.duration(gate.classSlug);
    this.push({
      ...base,
      kind: "task",
      duration,
      loading: "part",
      ...(gate.vendor ? { vendorFactor: this.vendor(gate.vendor) } : {}),
      ...(gate.decision ? { decision: this.decision(gate, duration) } : {}),
      ...(state === "in-progress"
        ? { startedOnDay: AS_OF - Math.round(duration.medianDays * random.between(0.1, 1.1)) }
        : {}),
    });
  }

  finish(): Network {
    const { index, random } = this;
    const waits = (...ids: string[]): Predecessor[] => ids.map((id) => ({ id, type: "finish-start", lagDays: 0 }));
    const join = (id: string, kind: "all-of" | "any-of", ids: string[]) =>
      this.nodes.push({ id, kind, predecessors: waits(...ids), drives: false });
    join("grid-power", "all-of", GRID_POWER);
    join("power", "any-of", ["grid-power", "bridge"]);
    this.push({
      id: "commissioned",
      kind: "task",
      predecessors: waits("power", ...BESIDE_POWER),
      drives: false,
      duration: COMMISSIONING,
      loading: "part",
    });
    const announcedDay = this.addStated("announced", []);
    this.push({
      id: "outside.agreement",
      kind: "task",
      predecessors: [],
      drives: false,
      duration: this.duration("grid_request_to_agreement"),
      loading: "part",
      startedOnDay: AS_OF - random.whole(60, 600),
    });
    this.push({
      id: "outside",
      kind: "task",
      predecessors: waits("outside.agreement"),
      drives: true,
      duration: this.duration("start_to_first_power"),
      loading: "total",
    });
    const chain = random.between(0.3, 0.6);
    this.nodes.push({
      id: "revenue",
      kind: "pool",
      slot: POOL_SLOT,
      predecessors: [],
      drives: false,
      views: [
        { name: "chain", node: "commissioned", weight: chain },
        { name: "announced", node: "announced", weight: (1 - chain) / 2 },
        { name: "outside", node: "outside", weight: (1 - chain) / 2 },
      ],
      floors: this.nodes.filter((node) => isFloor(node)).map(({ id }) => id),
    });
    return {
      siteKey: `bench-site-${index}`,
      operatorKey: `bench-operator-${index % 40}`,
      zoneKey: `bench-zone-${index % 17}`,
      nodes: this.nodes,
      targets: [
        {
          id: "phase-1",
          node: "revenue",
          decisionNodes: ["permit", "assessment"],
          hazard: [
            { perYear: HAZARD.announced ?? 0, cause: "before-grid", untilNode: "outside.agreement" },
            { perYear: HAZARD.under_construction ?? 0, cause: "after-start", untilNode: null },
          ],
          announcedDay,
          slot: CANCELLATION_SLOT,
        },
      ],
    };
  }

  /** A stated date from one of three sources; the first is that of the announced date and slips with it. */
  private addStated(id: string, predecessors: Predecessor[]): EpochDay {
    const { random } = this;
    const source = id === "announced" ? 0 : this.stated.size % 3;
    this.stated.add(id);
    const statedDay = AS_OF + (id === "announced" ? random.whole(400, 1400) : random.whole(40, 800));
    const node = {
      id,
      kind: "stated",
      predecessors,
      drives: true,
      statedDay,
      sourceKey: `source-${source}`,
      ageYears: random.between(0.1, 2.5),
      slip: SLIP,
      loading: source === 0 ? "total" : "part",
    } as const;
    // Dates of one source share one draw, and so one dimension.
    this.nodes.push({ ...node, slot: FIRST_SOURCE_SLOT + source });
    return statedDay;
  }

  /** A node with the next dimension. */
  private push(node: Node): void {
    this.nodes.push({ ...node, slot: FIRST_NODE_SLOT + this.nodes.length });
  }

  /** A class with a median of this site's own, within a third of the class's. */
  private duration(slug: string): Lognormal {
    const values = classValues(slug) as Lognormal;
    return { ...values, medianDays: values.medianDays * this.random.between(0.75, 1.33) };
  }

  private vendor(name: string): { key: string; weight: number; slot: number } {
    const slot = this.vendors.get(name) ?? FIRST_VENDOR_SLOT + this.vendors.size;
    this.vendors.set(name, slot);
    return { key: `vendor:${name}:${this.index % 5}`, weight: 0.55, slot };
  }

  private decision(gate: GatePlan, retryDuration: Distribution): Decision {
    const { random } = this;
    const isPermit = gate.decision === "permit";
    return {
      alpha: isPermit ? 9 : random.whole(3, 8),
      beta: isPermit ? 1 : random.whole(1, 4),
      slot: DECISION_SLOTS[isPermit ? "permit" : "assessment"],
      maxAttempts: 2,
      retryDuration,
      shareKey: `bench-site-${this.index}:${gate.id}`,
      appliesProbability: isPermit ? 1 : random.between(0.5, 1),
    };
  }
}
