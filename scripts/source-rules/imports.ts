import path from "node:path";
import type { SourceFile } from "./source-files";

/** One file importing another, values or types alike; both by their paths from the root. */
export type Import = { from: string; to: string };

const SPECIFIER =
  /(?:^|\n)\s*(?:import|export)\b[^"';]*?from\s*"([^"]+)"|(?:^|\n)\s*import\s*"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/g;

/** Every import of one of the project's files by another, type-only ones included. Packages and styles are left out. */
export function importsAmong(files: readonly SourceFile[]): Import[] {
  const known = new Set(files.map(({ file }) => file));
  return files.flatMap(({ file, text }) =>
    [...text.matchAll(SPECIFIER)].flatMap(([, from, bare, dynamic]) => {
      const to = resolved(file, from ?? bare ?? dynamic ?? "", known);
      return to === null ? [] : [{ from: file, to }];
    }),
  );
}

function resolved(from: string, specifier: string, known: ReadonlySet<string>): string | null {
  const isOwn = specifier.startsWith("@/") || specifier.startsWith(".");
  if (!isOwn) return null;
  const target = specifier.startsWith("@/") ? specifier.slice(2) : path.posix.join(path.posix.dirname(from), specifier);
  const candidates = ["", ".ts", ".tsx", "/index.ts"].map((ending) => target + ending);
  return candidates.find((one) => known.has(one)) ?? null;
}

/** Every group of files that import each other in a circle, each in the order of its paths. Tarjan's algorithm. */
export function importCycles(imports: readonly Import[]): string[][] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), to]);
  const order = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];
  const visit = (file: string): number => {
    const place = order.size;
    order.set(file, place);
    stack.push(file);
    let low = place;
    for (const next of targets.get(file) ?? []) {
      if (!order.has(next)) low = Math.min(low, visit(next));
      else if (stack.includes(next)) low = Math.min(low, order.get(next) ?? low);
    }
    if (low === place) {
      const members = stack.splice(stack.indexOf(file));
      if (members.length > 1 || (targets.get(file) ?? []).includes(file)) cycles.push(members.sort());
    }
    return low;
  };
  for (const file of targets.keys()) if (!order.has(file)) visit(file);
  return cycles;
}
