import { chooseAddress } from "./address";
import { openAppDatabase } from "./app-database";
import { runHouse } from "./house";
import { runWorker } from "./run-worker";
import { serveApp } from "./serve-app";

runHouse({ interruptedCode: 0 }, async (house) => {
  const address = await chooseAddress();
  const databaseUrl = await openAppDatabase(house);
  const app = await serveApp(house, { mode: "dev", address, env: { DATABASE_URL: databaseUrl } });
  console.log(`Leadtime is ready: ${app.url}`);
  runWorker(house, databaseUrl);
  await app.ended;
  throw new Error("The web server ended.");
});
