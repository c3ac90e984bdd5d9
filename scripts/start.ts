import { chooseAddress } from "./address";
import { openAppDatabase } from "./app-database";
import { buildIfStale } from "./next-build";
import { runCommand } from "./run-command";
import { runWorker } from "./run-worker";
import { serveApp } from "./serve-app";

runCommand({ interruptedCode: 0 }, async (context) => {
  const address = await chooseAddress();
  const [databaseUrl] = await Promise.all([openAppDatabase(context), buildIfStale(context)]);
  const app = await serveApp(context, { mode: "start", address, env: { DATABASE_URL: databaseUrl } });
  context.log("The app answers");
  console.log(`Leadtime is ready: ${app.url}`);
  runWorker(context, databaseUrl);
  await app.ended;
  throw new Error("The web server ended.");
});
