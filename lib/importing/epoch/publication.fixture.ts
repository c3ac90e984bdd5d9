import { readEpochFiles } from "@/db/importing/read-epoch-files";
import { describeProblem } from "../problem";

/** Two sites as they are published; of one, the latitude and the country cannot be read. */
export const SITES = `Handle,Title,Project,Address,Latitude,Longitude,Owner,Users,Investors,Country
Alpha North,Alpha,Big #likely,1 Road,"41°41'36""N"," 101°18'43""W",Owner Co #confident,"One #likely, Two #speculative","Fund,Bank",United States
Beta East,Beta,,2 Road,north,5,,,,Atlantis
`;
/** Their dated rows, in the spellings that occur. */
export const TIMELINE = `Date,Data center,Construction status,Power (MW),H100 equivalents,Buildings operational,Compute cost (2025 USD billions),Construction cost (2025 USD billions)
1/31/2024,Alpha North,Land clearing begins,0,0,0,0,0
2025-06-01,Alpha,"Building 1 operational, by its roof",100,5,1,2,1
7/4/2026,Alpha North,"Building 2-3
operational",250,9,3,5,2.5
6/1/2027,Beta East,First part operational,"1,000",9,,,
`;
const bytes = (text: string) => new TextEncoder().encode(text);
/** Reads the two files, published on New Year 2026. */
export const read = (
  sites: string | Uint8Array,
  timeline: string | Uint8Array,
  publishedOn = "2026-01-01",
  { quarantine = false } = {},
) =>
  readEpochFiles({
    quarantine,
    sites: { name: "sites.csv", bytes: typeof sites === "string" ? bytes(sites) : sites },
    timeline: { name: "timeline.csv", bytes: typeof timeline === "string" ? bytes(timeline) : timeline },
    publishedOn,
  });
type Read = Awaited<ReturnType<typeof read>>;
/** What refused the files, one line each. */
export const problemsOf = (result: Read) => (result.ok ? [] : result.failure.problems.map(describeProblem));
