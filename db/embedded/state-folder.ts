import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import path from "node:path";

/**
 * Where the embedded database keeps its programs and data: LEADTIME_STATE, else `.leadtime` in the project. Root uses
 * /var/lib/leadtime/<hash of the project's path>, because `nobody`, who then runs the server, cannot enter a private home.
 */
export function stateFolder(projectDir: string): string {
  const chosen = process.env.LEADTIME_STATE;
  if (chosen) return path.resolve(projectDir, chosen);
  if (process.getuid?.() !== 0) return path.join(projectDir, ".leadtime");
  const hash = createHash("sha256").update(realpathSync(projectDir)).digest("hex").slice(0, 12);
  return path.join("/var/lib/leadtime", hash);
}
