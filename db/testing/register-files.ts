import type { RegisterMapping as Mapping } from "@/lib/importing/registers/mapping";
import { RegisterMapping } from "@/lib/importing/registers/mapping";
import type { RegisterReading } from "@/lib/importing/registers/register-reading";
import { openFiles } from "../importing/open-files";
import { readRegisterFiles } from "../importing/read-register";
import type { FileSource } from "../importing/source";

/** A register of load requests of one utility, as tests import it. */
export const loadRegister: Mapping = RegisterMapping.parse({
  register: "example-loads",
  source: { title: "Load requests", publisher: "Example Utility", language: "en", class: "utility" },
  mark: "V",
  economy: "USA",
  key: ["Queue"],
  columns: {
    Queue: [{ field: "register_id" }],
    Project: [{ field: "name" }],
    County: [{ field: "locality" }],
    Developer: [{ field: "operator" }],
    MW: [{ field: "megawatts", basis: "grid_connection" }],
    "In service": [{ field: "date", kind: "service", step: "in_service", claim: "estimated" }],
    Energised: [{ field: "date", kind: "grid_interconnect", step: "energised", claim: "promised" }],
    Status: [{ field: "status" }],
  },
  statuses: {
    Active: { means: "nothing_dated" },
    Withdrawn: { means: "withdrawn" },
    "Under construction": { means: "reached", kind: "works", key: "building", step: "started" },
  },
});

const HEADER = "Queue,Project,County,Developer,MW,In service,Energised,Status";

/** A publication of such a register as a file. */
export const loadsFile = (rows: readonly string[]): FileSource & { bytes: Uint8Array } => ({
  name: "loads.csv",
  bytes: Buffer.from(`${[HEADER, ...rows].join("\n")}\n`),
});

/** A publication of such a register from its rows, ready to be staged. @throws with what keeps it from being read */
export async function readLoads(
  rows: readonly string[],
  publishedOn: string,
  mapping: Mapping = loadRegister,
): Promise<RegisterReading> {
  const opened = await openFiles([loadsFile(rows)]);
  const read = await readRegisterFiles(opened.files, mapping, publishedOn);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.reading;
}
