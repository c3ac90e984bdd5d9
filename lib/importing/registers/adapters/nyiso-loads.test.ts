import { describe, expect, it } from "vitest";
import { readRegister } from "@/test-data/read-test-data";
import { describeProblem } from "../../problem";
import { readCsv } from "../../table/csv-reader";
import { checkMapping } from "../mapped-columns";
import { RegisterMapping } from "../mapping";
import { readTable, tableOf } from "../register.fixture";
import { findAdapter } from "./find-adapter";
import { nyisoLoads } from "./nyiso-loads";

const texts = readCsv(readRegister("nyiso-load-requests.csv"), ",").map(({ cells }) => cells.map(String));
const table = tableOf(texts);
const read = readTable(nyisoLoads.mapping, table, nyisoLoads.judge);
const rowOf = (key: string) => read.find(({ row }) => row?.key === key)?.row;

describe("NYISO's load requests", () => {
  it("are recognised by their columns, in any case and spacing", () => {
    expect(findAdapter(texts[0] ?? [])).toBe(nyisoLoads);
    expect(findAdapter((texts[0] ?? []).map((title) => ` ${title.toUpperCase()} `))).toBe(nyisoLoads);
    expect(findAdapter(["Queue Pos.", "SP (MW)", "S"])).toBeNull();
    expect(checkMapping(nyisoLoads.mapping, table.plan)).toEqual({ problems: [], notes: [] });
  });

  it("are data centers by their words, another load, or asked", () => {
    expect(read.flatMap(({ row }) => row?.key ?? [])).toEqual(["0979", "1670", "1715", "1716"]);
    expect(read.flatMap(({ notes }) => notes.map(describeProblem))).toEqual([
      'register.tsv, row 5, Project Name: "Massena Green Hydrogen": is another kind of load by its name; left out',
    ]);
    const asked = read.flatMap(({ problems }) => problems);
    expect(asked.map(({ value }) => value)).toEqual([
      "WNY STAMP",
      "Cayuga Load",
      "POWI Project",
      "Alcoa East Energy Allocation Project",
    ]);
    for (const { reason, question } of asked) {
      expect(reason).toBe("does not say by its name whether it is a data center");
      expect(question?.candidates.map(({ value }) => value)).toEqual(["new", "skip"]);
    }
  });

  it("are not judged where the mapping answers", () => {
    const sites = { "0580": "new" as const, "1446": "wny-hydrogen", "0850": "skip" as const };
    const answered = readTable({ ...nyisoLoads.mapping, sites }, table, nyisoLoads.judge);
    const keys = answered.flatMap(({ row }) => row?.key ?? []);
    expect(keys).toEqual(["0580", "0850", "0979", "1446", "1670", "1715", "1716"]);
  });

  it("are asked where their words say both, and left out where they are no load", () => {
    const [header = [], ...rest] = texts;
    const [any = []] = rest;
    const change = (changes: Record<string, string>) => header.map((title, at) => changes[title] ?? any[at] ?? "");
    const [both, wind, blank] = readTable(
      nyisoLoads.mapping,
      tableOf([
        header,
        change({ "Queue Pos.": "1", "Project Name": "Hydrogen and Data Center" }),
        change({ "Queue Pos.": "2", "Project Name": "Data Wind", "Type/ Fuel": "W" }),
        change({ "Queue Pos.": "3", "Project Name": "A Data Center", "Type/ Fuel": "l" }),
      ]),
      nyisoLoads.judge,
    );
    expect(both?.problems[0]?.question?.about).toBe("site");
    expect(wind?.notes.map(describeProblem)).toEqual([
      'register.tsv, row 3, Project Name: "Data Wind": is of type W, and no load (L); left out',
    ]);
    expect(blank?.row?.key).toBe("3");
  });

  it("say what the queue says, on the day on which the row was last updated", () => {
    expect(rowOf("1670")).toEqual({
      key: "1670",
      rowNumber: 7,
      site: {
        type: "data_centre",
        iso3: "USA",
        registerId: "1670",
        name: "Lake Mariner Data II",
        localName: undefined,
        aliases: [],
        operators: ["Lake Mariner Data LLC"],
        owners: [],
        users: [],
        utility: "NYSEG",
        region: "new-york",
        locality: "Niagara",
      },
      phase: { name: null, megawatts: "250", basis: "grid_connection" },
      indicators: [
        {
          phase: 1,
          kind: "grid_interconnect",
          key: "grid-interconnect",
          claims: [
            {
              ...{ step: "requested", kind: "actual", precision: "day", mark: "V", knownOn: "2024-07-31" },
              ...{ earliestOn: "2024-01-23", latestOn: "2024-01-23" },
            },
            {
              ...{ step: "energised", kind: "estimated", precision: "month", mark: "V", knownOn: "2024-07-31" },
              ...{ earliestOn: "2025-04-01", latestOn: "2025-04-30" },
            },
          ],
        },
      ],
      note: "WP (MW): 250; Type/ Fuel: L; Z: A; Points of Interconnection: Kintigh 345kV Substation",
      status: "5",
    });
    expect(rowOf("1715")?.site.region).toBe("new-jersey");
  });

  it("reach the steps of their status codes by the day of the row", () => {
    const [{ claims = [] } = {}] = rowOf("0979")?.indicators ?? [];
    expect(claims.find(({ step }) => step === "study_completed")).toEqual({
      ...{ step: "study_completed", kind: "actual", precision: "by", latestOn: "2023-07-31", mark: "V" },
      ...{ knownOn: "2023-07-31", note: "Status in the register: 6 (SRIS/SIS Approved)" },
    });
    const reached = Object.entries(nyisoLoads.mapping.statuses).flatMap(([code, meaning]) =>
      meaning.means === "reached" ? [`${code} ${meaning.kind} ${meaning.step}`] : [],
    );
    expect(reached).toEqual([
      ...["6", "7", "8", "9", "10"].map((code) => `${code} grid_interconnect study_completed`),
      "11 grid_interconnect agreement_signed",
      "12 grid_interconnect works_started",
      "13 grid_interconnect energised",
      "14 service in_service",
      "15 grid_interconnect energised",
    ]);
    expect(nyisoLoads.mapping.statuses["0"]).toEqual({ means: "withdrawn", word: "Withdrawn" });
    expect(RegisterMapping.parse(nyisoLoads.mapping)).toEqual(nyisoLoads.mapping);
  });
});
