import { parseArgs } from "node:util";

const USAGE = "Usage: npm run hindcast -- --from DATA_CENTERS TIMELINES [--to DATA_CENTERS TIMELINES] [--json]";

/** The two files of a publication. */
export type Pair = [sites: string, timeline: string];

/** The second file of each pair stands behind its first. @throws with the usage when a file is missing or one too many */
export function readArguments(args: string[]): { from: Pair; to: Pair | null; json: boolean } {
  const options = {
    from: { type: "string" },
    to: { type: "string" },
    json: { type: "boolean", default: false },
  } as const;
  const { values, tokens } = parseArgs({ args, options, allowPositionals: true, tokens: true });
  const second = { from: [] as string[], to: [] as string[] };
  let current: "from" | "to" | null = null;
  for (const token of tokens) {
    if (token.kind === "option" && (token.name === "from" || token.name === "to")) current = token.name;
    if (token.kind === "positional" && current === null) throw new Error(USAGE);
    if (token.kind === "positional" && current !== null) second[current].push(token.value);
  }
  const pairOf = (name: "from" | "to"): Pair | null => {
    const [first, [timeline, ...rest]] = [values[name], second[name]];
    if (first === undefined) return null;
    if (timeline === undefined || rest.length > 0) throw new Error(USAGE);
    return [first, timeline];
  };
  const from = pairOf("from");
  if (from === null) throw new Error(USAGE);
  return { from, to: pairOf("to"), json: values.json };
}
