import { execFile } from "node:child_process";
import { expect, it } from "vitest";

const run = (...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, ["--import", "tsx", "scripts/import.ts", ...args], (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });

it("asked for help, the import prints its usage with every option, and opens nothing", async () => {
  const [long, short] = await Promise.all([run("--help"), run("-h")]);
  expect(long).toMatchObject({ code: 0, stderr: "" });
  for (const option of ["mapping", "write-mapping", "published", "apply", "quarantine", "list", "held", "raw", "undo"])
    expect(long.stdout).toContain(`\n  --${option} `);
  expect(short).toEqual(long);
});

it("called wrongly, it prints its usage as an error", async () => {
  const { code, stdout, stderr } = await run("--quarantine", "a.csv");
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/^Usage:\n {2}npm run import/);
});
