import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import type { EpochDay, Network } from "@/lib/forecast";

export type PartnerRequest = {
  network: Network;
  asOf: EpochDay;
  draws: number;
  seed: number;
  /** Normal scores kept from the forecast before, or recomputed. */
  mode: "reuse" | "fresh";
  /** Answer with every output, not only the time. */
  full: boolean;
};

/** The partner's outputs, in its own words; `null` in a list of quantiles is "never". */
export type PartnerTarget = {
  id: string;
  given: (number | null)[];
  unconditional: (number | null)[];
  mean: number | null;
  cancelled: number;
  byCause: Record<string, number>;
  byAnnounced: number | null;
  errors: { p50: number; p80: number };
  onPath: number[];
  drives: number[];
};
export type PartnerAnswer = {
  /** Of the forecast alone, measured by the partner: reading and writing JSON is not counted. */
  milliseconds: number;
  processorMilliseconds: number;
  targets?: PartnerTarget[];
  nodes?: { id: string; finish: [number, number, number, number] }[];
};

export type Partner = {
  numpy: string;
  python: string;
  ask(request: PartnerRequest): Promise<PartnerAnswer>;
  stop(): void;
};

const SCRIPT = path.join(import.meta.dirname, "partner/main.py");
/** Debian's own first: its numpy is the partner that the targets speak of. */
const PYTHONS = ["/usr/bin/python3", "python3"];

export type Python = { python: string; numpy: string };

/** Those of some Python interpreters that have numpy, one per version of numpy; empty when there is none. */
export function pythonsWithNumpy(pythons: readonly string[] = PYTHONS): Python[] {
  const found = new Map<string, string>();
  for (const python of pythons) {
    const { status, stdout } = spawnSync(python, ["-c", "import numpy; print(numpy.__version__)"], {
      encoding: "utf8",
    });
    if (status === 0 && !found.has(stdout.trim())) found.set(stdout.trim(), python);
  }
  return [...found].map(([numpy, python]) => ({ python, numpy }));
}

/**
 * Starts the numpy partner, one process that answers one request after another.
 * @throws when it ends or says something else than JSON
 */
export async function startPartner(python: string): Promise<Partner> {
  const child: ChildProcess = spawn(python, ["-B", SCRIPT], { stdio: ["pipe", "pipe", "inherit"] });
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error("expected pipes to the numpy partner, got none");
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`expected an answer of the numpy partner, but it ended with ${child.exitCode}`);
    return JSON.parse(value);
  };
  const hello = await answer();
  return {
    numpy: hello.numpy,
    python: hello.python,
    ask: (request) => {
      stdin.write(`${JSON.stringify(request)}\n`);
      return answer();
    },
    stop: () => {
      stdin.end();
    },
  };
}
