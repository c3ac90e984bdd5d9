import { buildIfStale } from "./next-build";
import { runCommand } from "./run-command";

runCommand({ interruptedCode: 130 }, async (context) => {
  await buildIfStale(context);
  return 0;
});
