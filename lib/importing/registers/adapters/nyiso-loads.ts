import { nameKey } from "@/lib/domain/name-key";
import { RegisterMapping, type StatusMeaning } from "../mapping";
import { says, wordList } from "../words/word-list";
import { type Adapter, hasColumns, type JudgeRow } from "./adapter";

type GridStep = "study_completed" | "agreement_signed" | "works_started" | "energised";
const grid = (step: GridStep, word: string): StatusMeaning => ({
  ...{ means: "reached", kind: "grid_interconnect", step, word },
});
const nothing = (word: string): StatusMeaning => ({ means: "nothing_dated", word });

/**
 * The codes of the column S, by the list in the notes of NYISO's interconnection queue workbook, which was made for generators. A facilities
 * study (7 to 10) follows the approval of the impact study (6). Whoever withdrew a request (0), it has left the queue, and its dates with it.
 */
const statuses: Record<string, StatusMeaning> = {
  0: { means: "withdrawn", word: "Withdrawn" },
  1: nothing("Scoping Meeting Pending"),
  2: nothing("FES Pending"),
  3: nothing("FES in Progress"),
  "3A": nothing("FES Approved/Performed"),
  4: nothing("SRIS/SIS Pending"),
  5: nothing("SRIS/SIS in Progress"),
  "5P": nothing("SRIS Commenced, Stopped and Pending Adoption of IP"),
  6: grid("study_completed", "SRIS/SIS Approved"),
  7: grid("study_completed", "FS Pending"),
  8: grid("study_completed", "Rejected Cost Allocation/Next FS Pending"),
  9: grid("study_completed", "FS in Progress"),
  10: grid("study_completed", "Accepted Cost Allocation/IA in Progress"),
  11: grid("agreement_signed", "IA Completed"),
  12: grid("works_started", "Under Construction"),
  13: grid("energised", "In Service for Test"),
  14: { means: "reached", kind: "service", step: "in_service", word: "In Service Commercial" },
  15: grid("energised", "Partial In-Service"),
  P: nothing("Pending Adoption of IP Compliance with Order 2023"),
};

const mapping = RegisterMapping.parse({
  register: "nyiso-load-requests",
  source: {
    url: "https://www.nyiso.com/interconnections",
    title: "NYISO Interconnection Queue",
    publisher: "New York Independent System Operator (NYISO)",
    language: "en",
    class: "utility",
  },
  mark: "V",
  economy: "USA",
  key: ["Queue Pos."],
  columns: {
    "Queue Pos.": [{ field: "register_id" }],
    "Developer/Interconnection Customer": [{ field: "operator" }],
    "Project Name": [{ field: "name" }],
    "Date of IR": [{ field: "date", kind: "grid_interconnect", step: "requested", claim: "actual" }],
    "SP (MW)": [{ field: "megawatts", basis: "grid_connection" }],
    County: [{ field: "locality" }],
    State: [{ field: "region" }],
    Utility: [{ field: "utility" }],
    S: [{ field: "status" }],
    "Last Updated Date": [{ field: "known_on" }],
    // The customer proposes the day on which its load may draw power; the transmission owner makes it happen.
    "Proposed In-Service/Initial Backfeed Date": [
      { field: "date", kind: "grid_interconnect", step: "energised", claim: "estimated" },
    ],
    "Proposed COD": [{ field: "date", kind: "service", step: "in_service", claim: "promised" }],
  },
  statuses,
});

const dataCentre = wordList(
  "data;datacenter*;datacentre*;databank;compute;computing;cloud;artificial intelligence;digital campus;colocation;1547 csr;sabey",
);
const otherLoad = wordList(
  "hydrogen;fab;semiconductor*;chemical*;smelter;aluminum;steel;cement;refinery;foundry;battery;airport;transit;rail;ev;charging",
);

/** A load is a data center where its project's or its customer's name says so, and none where they name another kind of plant. */
const judge: JudgeRow = ({ site }, cell) => {
  const type = cell("Type/ Fuel");
  if (type !== "" && type.toUpperCase() !== "L") return { kind: "leave", why: `is of type ${type}, and no load (L)` };
  const names = nameKey([site.name, ...site.operators].join(" "));
  const [isOurs, isOther] = [says(names, dataCentre), says(names, otherLoad)];
  if (isOurs && !isOther) return { kind: "take" };
  if (isOther && !isOurs) return { kind: "leave", why: "is another kind of load by its name" };
  return { kind: "ask", why: "does not say by its name whether it is a data center" };
};

/** NYISO's load requests: the rows of type L of its interconnection queue. */
export const nyisoLoads: Adapter = {
  name: "NYISO load requests",
  fits: (titles) => hasColumns(titles, ["Queue Pos.", "SP (MW)", "S", "Proposed In-Service/Initial Backfeed Date"]),
  mapping,
  judge,
};
