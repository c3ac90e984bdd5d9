import type { Predecessor } from "@/lib/forecast";

/** How the date of a gate is known in a made-up site; `either` leaves it to the seed whether it is in progress or stated. */
export type GateState = "done" | "in-progress" | "stated" | "either" | "unstarted";

/** One gate of the made-up site: its class and its place in the chain. */
export type GatePlan = {
  id: string;
  classSlug: string;
  state: GateState;
  after: Predecessor[];
  decision?: "permit" | "assessment";
  vendor?: string;
};

const after = (...ids: string[]): Predecessor[] => ids.map((id) => ({ id, type: "finish-start", lagDays: 0 }));
const alongside = (id: string, type: "start-start" | "finish-finish", lagDays: number): Predecessor => {
  return { id, type, lagDays };
};

/**
 * The gates of one phase of 30 nodes (with the joins, the other two views and the pool that `site-network` adds), in the shape in which
 * `lib/chain` builds them and with the classes of its defaults.
 */
export const GATES: GatePlan[] = [
  { id: "land", classSlug: "local_permit", state: "done", after: [] },
  { id: "environment", classSlug: "local_permit", state: "done", after: [] },
  { id: "permit", classSlug: "local_permit", state: "in-progress", after: after("land"), decision: "permit" },
  { id: "assessment", classSlug: "grid_impact_assessment", state: "in-progress", after: [], decision: "assessment" },
  { id: "agreement", classSlug: "grid_request_to_agreement", state: "unstarted", after: after("assessment") },
  { id: "transformer-a", classSlug: "transformer_delivery", state: "in-progress", after: [], vendor: "transformers" },
  { id: "transformer-b", classSlug: "transformer_delivery", state: "either", after: [], vendor: "transformers" },
  { id: "breakers", classSlug: "transformer_delivery", state: "either", after: [] },
  { id: "upgrade", classSlug: "substation_construction", state: "unstarted", after: after("agreement", "environment") },
  {
    id: "substation",
    classSlug: "substation_construction",
    state: "unstarted",
    after: [
      ...after("agreement", "permit"),
      ...["transformer-a", "transformer-b", "breakers"].map((id) => alongside(id, "finish-finish", 45)),
    ],
  },
  {
    id: "grid",
    classSlug: "grid_works_beside_building",
    state: "unstarted",
    after: [
      ...after("assessment", "agreement"),
      alongside("substation", "finish-finish", 30),
      alongside("upgrade", "finish-finish", 30),
    ],
  },
  { id: "contract", classSlug: "ppa_negotiation", state: "either", after: [] },
  { id: "water", classSlug: "water_right", state: "either", after: [] },
  {
    id: "building",
    classSlug: "building_construction",
    state: "unstarted",
    after: after("land", "environment", "permit"),
  },
  {
    id: "hall-1",
    classSlug: "bridge_power",
    state: "unstarted",
    after: [alongside("building", "start-start", 240), alongside("building", "finish-finish", 60)],
  },
  {
    id: "hall-2",
    classSlug: "bridge_power",
    state: "unstarted",
    after: [alongside("hall-1", "start-start", 90), alongside("building", "finish-finish", 60)],
  },
  {
    id: "cooling",
    classSlug: "bridge_power",
    state: "unstarted",
    after: [
      ...after("water", "environment"),
      alongside("building", "start-start", 180),
      alongside("hall-1", "start-start", 30),
    ],
  },
  { id: "fibre", classSlug: "local_permit", state: "unstarted", after: after("land", "permit") },
  { id: "licence", classSlug: "water_right", state: "in-progress", after: [] },
  {
    id: "accelerators",
    classSlug: "accelerator_delivery",
    state: "unstarted",
    after: after("accelerators.start", "licence"),
    vendor: "accelerators",
  },
  { id: "fuel", classSlug: "ppa_negotiation", state: "either", after: [] },
  {
    id: "bridge",
    classSlug: "bridge_power",
    state: "unstarted",
    after: after("fuel", "permit", "environment", "land"),
  },
];

/** What must be there before the building can be put to work, besides power. */
export const BESIDE_POWER = ["building", "hall-1", "hall-2", "cooling", "water", "fibre", "accelerators"];

/** What grid power consists of. */
export const GRID_POWER = ["grid", "substation", "upgrade", "transformer-a", "transformer-b", "breakers", "contract"];
