import path from "node:path";
import { defineConfig } from "vitest/config";
import { faults } from "../../lib/schedule/faults/faults";

const root = path.join(import.meta.dirname, "../..");
const fault = faults[Number(process.env.FAULT)];
if (!fault) throw new Error(`FAULT: expected from 0 to ${faults.length - 1}, got ${process.env.FAULT}`);
const file = path.join(root, "lib/schedule", fault.file);

export default defineConfig({
  root,
  resolve: { alias: { "@": root } },
  plugins: [
    {
      name: "fault",
      enforce: "pre",
      transform(code, id) {
        if (id !== file) return null;
        const parts = code.split(fault.find);
        if (parts.length !== 2)
          throw new Error(`${fault.name}: ${fault.file} holds its text ${parts.length - 1} times`);
        return parts.join(fault.replace);
      },
    },
  ],
  test: {
    include: ["lib/schedule/*.test.ts"],
    // Sites at random take as long as all others together.
    exclude: ["lib/schedule/random-sites.test.ts"],
    testTimeout: 300_000,
  },
});
