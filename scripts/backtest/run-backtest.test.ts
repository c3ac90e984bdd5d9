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

describe("after a silence", () => {
  it("gives both readings with counts, scores and intervals for every length asked for, in that order", async () => {
    const result = await json(rowsFile, "--forget", "145,0", "--forget", "145");
    expect(result).toMatchObject({ horizonDays: 365, fitFile: null, parameters: { slip: { intercept: -3.151 } } });
    expect(result.silences.map((item: { silentDays: number }) => item.silentDays)).toEqual([145, 0]);
    const [silent, fresh] = result.silences;
    // Snapshots to day 490 have 145 and 365 days before the end of follow-up on day 1000.
    const ended = 120 - silent.n;
    expect(silent.excluded).toEqual({ notMatured: 40, endedInSilence: ended, outsideFilter: 0 });
    expect(silent).toMatchObject({ clusters: silent.n, families: null, followUpEndOn: "1972-09-27" });
    expect(fresh).toMatchObject({ n: 140, excluded: { notMatured: 20, endedInSilence: 0 } });
    expect(fresh.scores.gain.skill).toBeCloseTo(0, 9);
    for (const reading of [silent.scores.old, silent.scores.anchored]) {
      expect(reading).toMatchObject({
        crps: { mean: expect.any(Number), interval: [expect.any(Number), expect.any(Number)] },
        againstAnnounced: { skill: expect.any(Number), n: silent.n },
        againstClass: { skill: expect.any(Number) },
        coverage: [{ target: 0.5 }, { target: 0.8 }, { target: 0.9 }],
      });
      expect(reading.pitTenths).toHaveLength(10);
    }
    expect(silent.scores.gain.skill).toBeCloseTo(1 - silent.scores.anchored.crps.mean / silent.scores.old.crps.mean, 9);
  });

  it("scores the same whether rows cut off by the end of the data are there or not", async () => {
    const rows = simulatedRows(160, 3);
    const cutOff = rows.slice(0, 50).map(
      (row): SlipRow => ({
        ...row,
        project: `cut ${row.project}`,
        snapshotDay: 800,
        outcome: "open",
        followedDays: 200,
      }),
    );
    const more = await save("cut-off.csv", [...rows, ...cutOff].map(line));
    const scores = async (file: string) => (await json(file, "--forget", "60")).silences[0];
    const [without, withThem] = await Promise.all([scores(rowsFile), scores(more)]);
    expect(withThem.excluded.notMatured).toBe(without.excluded.notMatured + 50);
    expect(withThem).toEqual({ ...without, excluded: withThem.excluded });
  });

  it("scores only the snapshots and projects asked for, by a fit", async () => {
    const fitted = ["--fit", rowsFile, "--fit-as-known-on", "1971-06-01", "--forget", "30", "--horizon", "300"];
    const [all, fresh] = await Promise.all([json(rowsFile, ...fitted), json(rowsFile, ...fitted, "--new-projects")]);
    expect(all).toMatchObject({ horizonDays: 300, fitAsKnownOn: "1971-06-01" });
    expect(all.parameters.slip.intercept).not.toBe(-3.151);
    const [{ n, excluded }] = fresh.silences;
    expect(n + excluded.outsideFilter).toBe(all.silences[0].n);
    expect(n).toBeGreaterThan(0);
    expect(n).toBeLessThanOrEqual(40);
  });

  it("compares the families by fits that saw neither the later half nor what became known after its first forecast", async () => {
    const families = async (file: string) => (await json(file, "--forget", "60", "--families")).silences[0].families;
    const compared = await families(rowsFile);
    expect(compared).toMatchObject({ firstHalfTo: "1970-10-01", fittedAsKnownOn: "1971-03-01", fitRows: 80 });
    expect(compared.gain.skill).toBeCloseTo(1 - compared.crps["log-logistic"].mean / compared.crps.lognormal.mean, 9);
    const later = await save(
      "later.csv",
      simulatedRows(160, 3).map((row) => {
        const isLater = row.outcome !== "open" && row.snapshotDay + row.followedDays > 424;
        return line(isLater ? { ...row, followedDays: row.followedDays + 9 } : row);
      }),
    );
    expect((await families(later)).fits).toEqual(compared.fits);
  });

  it("prints tables of both readings and of the families", async () => {
    const { code, printed, complaints } = await run(rowsFile, "--forget", "0,145", "--families");
    expect([code, complaints]).toEqual([0, ""]);
    expect(printed).toContain("over the 365 days that follow");
    expect(printed).toMatch(
      /^D = 145: \d+ rows of \d+ projects; left out: 40 whose horizon is not over \(follow-up ends 1972-09-27\), \d+ ended/m,
    );
    for (const label of ["0 old", "0 anchored", "145 old", "145 anchored"]) {
      expect(printed.match(new RegExp(`^${label} +\\d`, "gm"))).toHaveLength(3);
    }
    expect(printed).toMatch(/^145 .*(lognormal|log-logistic)(, not sure)?$/m);
    const few = await run(rowsFile, "--forget", "0", "--to", "1970-01-01", "--families");
    expect(few.printed).toContain("D = 0: not compared, no later half or too little synchronised to fit");
  });

  it("is refused when nothing is left to score", async () => {
    const { code, printed, complaints } = await run(rowsFile, "--forget", "0,900");
    expect([code, printed]).toEqual([1, ""]);
    expect(complaints).toContain(
      "Nothing to score after 900 days of silence: of 160 rows 160 had no 900 + 365 days of follow-up; open rows were followed to 1972-09-27",
    );
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
    [["a.csv", "--forget", "60,soon"], '--forget "soon" is not a whole number of days from 0 to 99999'],
    [["a.csv", "--forget=-5"], '--forget "-5" is not a whole number of days'],
    [["a.csv", "--forget", "0.5"], '--forget "0.5" is not a whole number of days'],
    [["a.csv", "--forget", ""], '--forget "" is not a whole number of days'],
    [["a.csv", "--forget"], "'--forget <value>' argument missing"],
    [["a.csv", "--families"], "--families needs --forget"],
    [["a.csv", "--forget", "0", "--families", "--fit", "a.csv"], "leave out --fit"],
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
