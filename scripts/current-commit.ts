import { execFileSync } from "node:child_process";

/** The commit that is checked out, in short, with `+` behind when tracked files differ from it. @throws outside git */
export function currentCommit(): string {
  const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" }).trim();
  return git("rev-parse", "--short", "HEAD") + (git("status", "--porcelain", "--untracked-files=no") ? "+" : "");
}
