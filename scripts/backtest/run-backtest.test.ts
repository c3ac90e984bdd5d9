import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toIsoDate } from "@/lib/domain/dates";
import { simulatedRows } from "@/lib/slips/rows.fixture";
import type { SlipRow } from "@/lib/slips/slip-row";
import { runBacktest } from "./run-backtest";

const HEADER = "inr,snap,h,age,slip12,fs,fuel,mw,k,t";
const outcomeCodes = { open: 0, synchronised: 1, cancelled: 2 };
let folder = "";
let rowsFile = "";

const line = (row: SlipRow) =>
  [
    row.project,
    toIsoDate(row.snapshotDay),
    row.statedRemainingDays,
    row.ageDays,
    ",,,",
    outcomeCodes[row.outcome],
    Math.max(1, Math.round(row.followedDays)),
  ].join(",");

const save = async (name: string, lines: string[]) => {
  const file = path.join(folder, name);
  await writeFile(file, [HEADER, ...lines].join("\n"));
  return file;
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "leadtime-backtest-"));
  rowsFile = await save("rows.csv", simulatedRows(160, 3).map(line));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...args: string[]) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = await runBacktest(args, {
    print: (text) => printed.push(text),
    complain: (text) => complaints.push(text),
  });
  return { code, printed: printed.join("\n"), complaints: complaints.join("\n") };
}

const json = async (...args: string[]) => {
  const { code, printed, complaints } = await run(...args, "--json");
  expect(complaints).toBe("");
  expect(code).toBe(0);
  return JSON.parse(printed);
};

describe("a run", () => {
  it("gives the four models with scores, intervals and counts as JSON", async () => {
    const result = await json(rowsFile, "--horizon", "600");
    expect(Object.keys(result.models)).toEqual(["announced", "triangular", "class", "slip"]);
    for (const model of Object.values(result.models) as Record<string, unknown>[]) {
      expect(model).toMatchObject({
        crps: expect.any(Number),
        skill: expect.any(Number),
        skillCi: [expect.any(Number), expect.any(Number)],
        brier: { "6": expect.any(Number), "12": expect.any(Number), "18": expect.any(Number) },
        coverage: { "50": expect.any(Number), "80": expect.any(Number), "90": expect.any(Number) },
      });
      expect(Object.keys(model.brier as object)).toEqual(["6", "12", "18"]);
    }
    expect(result.models.announced).toMatchObject({ skill: 0, skillCi: [0, 0] });
    expect(result).toMatchObject({ n: 100, clusters: 100, fit: null, excluded: { notMatured: 60, outsideFilter: 0 } });
    expect(result.parameters.slip.intercept).toBe(-3.151);
  });

  it("is the same twice", async () => {
    expect(await json(rowsFile, "--horizon", "600")).toEqual(await json(rowsFile, "--horizon", "600"));
  });

  it("scores only the snapshots asked for", async () => {
    const result = await json(rowsFile, "--horizon", "600", "--from", "1970-04-02", "--to", "1970-07-02");
    expect(result).toMatchObject({ n: 40, from: "1970-04-02", to: "1970-07-02" });
    expect(result.excluded).toEqual({ notMatured: 60, outsideFilter: 60 });
  });

  it("fits, and as known on a day without what came later", async () => {
    const [peeking, hidden] = await Promise.all([
      json(rowsFile, "--fit", rowsFile, "--horizon", "365"),
      json(rowsFile, "--fit", rowsFile, "--fit-as-known-on", "1971-06-01", "--from", "1971-06-02", "--horizon", "365"),
    ]);
    expect(peeking.fit).toMatchObject({ rows: 160, rowsAlsoScored: peeking.n, clustersAlsoScored: peeking.n });
    expect(hidden.fit).toMatchObject({ asKnownOn: "1971-06-01", rowsAlsoScored: 0, clustersAlsoScored: 0 });
    expect(hidden.fit.rows).toBeLessThan(160);
    expect(hidden.fit.synchronised).toBeLessThan(peeking.fit.synchronised);
    expect(hidden.parameters.slip.intercept).not.toBe(peeking.parameters.slip.intercept);
  });

  it("the fit as known on a day is the same whatever came later", async () => {
    const day = 516;
    const other = await save(
      "other-future.csv",
      simulatedRows(160, 3).map((row) => {
        const until = Math.round(row.followedDays);
        const later = row.snapshotDay + until > day;
        return line(later ? { ...row, outcome: "synchronised", followedDays: until + 30 } : row);
      }),
    );
    const parameters = async (...args: string[]) => (await json(rowsFile, "--horizon", "365", ...args)).parameters;
    const known = ["--fit-as-known-on", toIsoDate(day) ?? ""];
    const cut = (file: string) => parameters("--fit", file, ...known);
    expect(await cut(other)).toEqual(await cut(rowsFile));
    expect(await parameters("--fit", other)).not.toEqual(await parameters("--fit", rowsFile));
  });

  it("scores only new projects when asked", async () => {
    const fitted = ["--fit", rowsFile, "--fit-as-known-on", "1971-06-01", "--horizon", "400"];
    const [all, fresh] = await Promise.all([json(rowsFile, ...fitted), json(rowsFile, ...fitted, "--new-projects")]);
    expect(all.fit.clustersAlsoScored).toBe(120);
    expect(fresh).toMatchObject({ n: 20, newProjectsOnly: true, fit: { clustersAlsoScored: 0, rowsAlsoScored: 0 } });
  });

  it("prints tables that name what was left out", async () => {
    const { code, printed } = await run(rowsFile, "--horizon", "600");
    expect(code).toBe(0);
    expect(printed).toContain("100 rows of 100 projects over 600 days");
    expect(printed).toContain("Left out: 60 whose horizon is not over (follow-up ends 1972-09-27)");
    expect(printed).toMatch(/^slip +\d+\.\d/m);
  });
});

describe("is refused with exit code 1", () => {
  it.each([
    [["--speed"], "Unknown option '--speed'"],
    [[], "expected one file of rows, got 0"],
    [["a.csv", "b.csv"], "expected one file of rows, got 2"],
    [["a.csv", "--horizon", "0"], '--horizon "0" is not a whole number of days'],
    [["a.csv", "--horizon", "a year"], '--horizon "a year" is not a whole number of days'],
    [["a.csv", "--from", "2020-13-01"], '--from "2020-13-01" is not a date'],
    [["a.csv", "--new-projects"], "--new-projects needs --fit"],
    [["a.csv", "--fit-as-known-on", "2020-01-01"], "--fit-as-known-on needs --fit"],
  ])("%j", async (args, said) => {
    const { code, printed, complaints } = await run(...args);
    expect(code).toBe(1);
    expect(printed).toBe("");
    expect(complaints).toContain(said);
    expect(complaints).toContain("Usage: npm run backtest");
  });

  it("a file that is absent, bad rows, nothing to score and nothing to fit", async () => {
    const bad = await save("bad.csv", ["A,2019-03-31,soon,262,,1,WIN,2,1,95", "B,2019-03-31,1,262,,1,WIN,2,9,95"]);
    const few = await save("few.csv", ["A,2019-03-31,10,262,,1,WIN,2,0,95", "B,2019-03-31,1,262,,1,WIN,2,1,95"]);
    const refusals = await Promise.all([
      run(path.join(folder, "none.csv")),
      run(bad),
      run(few),
      run(rowsFile, "--fit", few),
    ]);
    expect(refusals.map(({ code, printed }) => [code, printed])).toEqual(Array(4).fill([1, ""]));
    expect(refusals[0]?.complaints).toContain("none.csv: is not there");
    expect(refusals[1]?.complaints.split("\n").slice(1)).toEqual([
      '  bad.csv, row 2, h: "soon": is not a number',
      '  bad.csv, row 3, k: "9": is not 0 (unresolved), 1 (synchronised) or 2 (cancelled)',
    ]);
    expect(refusals[2]?.complaints).toContain("of 2 rows 2 had no 1096 days of follow-up");
    expect(refusals[2]?.complaints).toContain("followed to 2019-07-04");
    expect(refusals[3]?.complaints).toContain("only 1 of 2 rows synchronised");
  });
});
