import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const HOW =
  "set CHROMIUM to the path of a Chromium, run `npx playwright install chromium`, or install Debian's package `chromium`";

/**
 * Finds a Chromium: CHROMIUM, one on the PATH, the one Playwright downloaded. Root on Debian gets the system's package
 * installed, and a font that has Hangul.
 * @throws with one line that says how to get one
 */
export function findOrInstallChromium(log: (line: string) => void): string {
  const found = findChromium();
  if (found && hasHangulFont()) return found;
  if (process.getuid?.() !== 0 || !isOnPath("apt-get")) {
    if (found) return found;
    throw new Error(`No Chromium for the browser tests: ${HOW}.`);
  }
  const packages = [...(found ? [] : ["chromium"]), ...(hasHangulFont() ? [] : ["fonts-noto-cjk"])];
  log(`Installing ${packages.join(" and ")} with apt-get`);
  try {
    apt(["update"]);
    apt(["install", "--yes", "--no-install-recommends", ...packages]);
  } catch (error) {
    const lines = String((error as { stderr?: Buffer }).stderr ?? "")
      .trim()
      .split("\n");
    if (!found) throw new Error(`apt-get could not install ${packages.join(" ")} (${lines.at(-1)}): ${HOW}.`);
    log("No font with Hangul could be installed; Korean text may show as boxes");
  }
  const now = findChromium();
  if (!now) throw new Error(`No Chromium for the browser tests: ${HOW}.`);
  return now;
}

function findChromium(): string | null {
  const given = process.env.CHROMIUM;
  if (given) {
    if (!existsSync(given)) throw new Error(`CHROMIUM=${given} does not exist: ${HOW}.`);
    return given;
  }
  const installed = NAMES.map(isOnPath).find((file) => file !== null);
  if (installed) return installed;
  const downloaded = chromium.executablePath();
  return existsSync(downloaded) ? downloaded : null;
}

function isOnPath(name: string): string | null {
  const folders = ["/usr/bin", ...(process.env.PATH ?? "").split(path.delimiter)].filter(Boolean);
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file)) ?? null;
}

/** Whether the system has a font for Korean, as far as `fc-list` can tell. */
function hasHangulFont(): boolean {
  const fontList = isOnPath("fc-list");
  // Without fontconfig there is no Chromium either; installing it brings both.
  if (!fontList) return process.platform !== "linux";
  try {
    return execFileSync(fontList, [":lang=ko"], { encoding: "utf8" }).trim() !== "";
  } catch {
    return false;
  }
}

function apt(args: string[]): void {
  execFileSync("apt-get", args, {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    stdio: ["ignore", "ignore", "pipe"],
  });
}
