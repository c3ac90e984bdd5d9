import { type BenchLine, rounded } from "../line";
import type { ImportFigures } from "../programs/import-register";
import type { ImportStep } from "../programs/import-step";
import { runProgram } from "../run-program";
import { type Settings, verdict } from "../settings";

const TARGETS = { previewSeconds: 30, previewMegabytes: 400, ratioToBare: 0.5, againSeconds: 60 };

/** A register of load requests on an empty database: previewed, taken in, and the same content again. */
export async function importRegister(settings: Settings): Promise<BenchLine[]> {
  const rows = settings.quick ? 2_000 : 100_000;
  const figures = await runProgram<ImportFigures>("import-register.ts", `${rows}`);
  const lines = [
    ...previewLines("CSV", figures.csv),
    ...previewLines("XLSX", figures.xlsx),
    ratioLine(figures),
    againLine(figures, rows),
  ];
  return lines.map(({ isMet, ...line }) => ({
    ...{ ratio: null, ...line, p10: null, p90: null, n: 1 },
    pass: verdict(settings, isMet),
    note: `${rows} rows; ${line.note}`,
  }));
}

type Line = Pick<BenchLine, "name" | "median" | "unit" | "target" | "note"> & { isMet: boolean; ratio?: number | null };

function previewLines(kind: string, step: ImportStep): Line[] {
  const { seconds, peakMegabytes } = step;
  const time = {
    ...{ median: rounded(seconds), unit: "s", target: `≤ ${TARGETS.previewSeconds} s` },
    isMet: seconds <= TARGETS.previewSeconds,
    note: `from opening the file to the report; ${processorNote(step)}`,
  };
  const memory = {
    ...{ median: rounded(peakMegabytes), unit: "MB", target: `≤ ${TARGETS.previewMegabytes} MB` },
    isMet: peakMegabytes <= TARGETS.previewMegabytes,
    note: "resident memory of the whole process",
  };
  return [
    { name: `register previewed, ${kind}`, ...time },
    { name: `register previewed, ${kind}, peak memory`, ...memory },
  ];
}

function ratioLine({ applied, bare }: ImportFigures): Line {
  const ratio = rateOf(applied) / rateOf(bare);
  const processorRatio = processorOf(bare) / bare.audited / (processorOf(applied) / applied.audited);
  const ours = `${applied.audited} rows of audited tables in ${rounded(applied.seconds)} s, ${processorNote(applied)}`;
  const theirs = `the same rows bare in ${rounded(bare.seconds)} s, ${processorNote(bare)}`;
  return {
    ...{ name: "register taken in", median: rounded(rateOf(applied)), unit: "rows/s", ratio: rounded(ratio) },
    ...{ target: `≥ ${TARGETS.ratioToBare} × bare audited inserts`, isMet: ratio >= TARGETS.ratioToBare },
    note: `${ours}; ${theirs}; ratio by processor time ${rounded(processorRatio)}`,
  };
}

function againLine({ again, appliedAgain }: ImportFigures, rows: number): Line {
  const seconds = again.seconds + appliedAgain.seconds;
  const preview = `previewed in ${rounded(again.seconds)} s, ${processorNote(again)}, ${rounded(again.peakMegabytes)} MB`;
  const taken = `taken in in ${rounded(appliedAgain.seconds)} s, ${processorNote(appliedAgain)}`;
  return {
    ...{ name: "the same register again", median: rounded(seconds), unit: "s", target: `≤ ${TARGETS.againSeconds} s` },
    isMet: seconds <= TARGETS.againSeconds && again.counts.unchanged === rows,
    note: `another hash; ${again.counts.unchanged} unchanged; ${preview}; ${taken}`,
  };
}

const rateOf = ({ audited, seconds }: ImportStep) => audited / seconds;
const processorOf = ({ processorSeconds: { own, server } }: ImportStep) => own + server;
const processorNote = ({ processorSeconds: { own, server } }: ImportStep) =>
  `processor time ${rounded(own)} s and ${rounded(server)} s in the database`;
