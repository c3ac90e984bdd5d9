/** What is read of Stryker's JSON report (mutation-testing-report-schema). */
export type MutationReport = {
  files: Record<string, { mutants: { status: string; mutatorName: string; location: { start: { line: number } } }[] }>;
};

export type MutationScore = {
  name: string;
  /** Told apart by a failing test, or by a run that did not end. */
  killed: number;
  timeout: number;
  survived: number;
  noCoverage: number;
  /** Mutants that do not run at all: they count for nothing. */
  invalid: number;
  /** Percentage of the valid mutants that were killed or timed out; null without one. */
  percent: number | null;
};

/** One score per file, then per folder, then of all. */
export function mutationScores({ files }: MutationReport): MutationScore[] {
  const names = Object.keys(files).sort();
  const rooms = [...new Set(names.map((name) => name.slice(0, name.lastIndexOf("/") + 1)))];
  const scoreOf = (name: string, statuses: string[]): MutationScore => {
    const count = (...wanted: string[]) => statuses.filter((status) => wanted.includes(status)).length;
    const [killed, timeout] = [count("Killed"), count("Timeout")];
    const [survived, noCoverage] = [count("Survived"), count("NoCoverage")];
    const valid = killed + timeout + survived + noCoverage;
    const percent = valid === 0 ? null : (100 * (killed + timeout)) / valid;
    return { name, killed, timeout, survived, noCoverage, invalid: statuses.length - valid, percent };
  };
  const statusesIn = (prefix: string) =>
    names
      .filter((name) => name.startsWith(prefix))
      .flatMap((name) => files[name]?.mutants.map((one) => one.status) ?? []);
  return [...names, ...rooms, ""].map((name) => scoreOf(name || "all", statusesIn(name)));
}

/** The scores as a Markdown table. */
export function mutationTable(scores: readonly MutationScore[]): string {
  const rows = scores.map(({ name, killed, timeout, survived, noCoverage, invalid, percent }) =>
    [name, killed, timeout, survived, noCoverage, invalid, percent === null ? "–" : percent.toFixed(1)].join(" | "),
  );
  return [
    "file | killed | timeout | survived | not covered | invalid | %",
    "---|---|---|---|---|---|---",
    ...rows,
  ].join("\n");
}
