import type { MutationScore } from "./mutation-scores";

/** The score of a folder with when it was measured. */
export type FolderScore = MutationScore & { commit: string; day: string };

/**
 * The page with the folder's row in its table: in place of an older one, else at the table's end.
 * @throws when the page has no table whose head begins with `| folder |`
 */
export function withFolderScore(page: string, score: FolderScore): string {
  const lines = page.split("\n");
  const head = lines.findIndex((line) => line.startsWith("| folder |"));
  if (head < 0) throw new Error("expected a table whose head begins with `| folder |`, got none");
  const afterRows = lines.findIndex((line, i) => i > head && !line.startsWith("|"));
  const end = afterRows < 0 ? lines.length : afterRows;
  const row = rowOf(score);
  const name = row.slice(0, row.indexOf("|", 1) + 1);
  const older = lines.findIndex((line, i) => i > head && i < end && line.startsWith(name));
  if (older < 0) lines.splice(end, 0, row);
  else lines[older] = row;
  return lines.join("\n");
}

function rowOf({ name, killed, timeout, survived, noCoverage, percent, commit, day }: FolderScore): string {
  const count = (mutants: number) => mutants.toLocaleString("en");
  const valid = killed + timeout + survived + noCoverage;
  const counts = [valid, killed, timeout, survived, noCoverage].map(count);
  const cells = [`\`${name}\``, percent === null ? "–" : `${percent.toFixed(1)} %`, ...counts, commit, day];
  return `| ${cells.join(" | ")} |`;
}
