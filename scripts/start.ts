import { chooseAddress } from "./address";
import { openAppDatabase } from "./app-database";
import { runHouse } from "./house";
import { buildIfStale } from "./next-build";
import { runWorker } from "./run-worker";
import { serveApp } from "./serve-app";

runHouse({ interruptedCode: 0 }, async (house) => {
  const address = await chooseAddress();
  const [databaseUrl] = await Promise.all([openAppDatabase(house), buildIfStale(house)]);
  const app = await serveApp(house, { mode: "start", address, env: { DATABASE_URL: databaseUrl } });
  house.log("The app answers");
  console.log(`Leadtime is ready: ${app.url}`);
  runWorker(house, databaseUrl);
  await app.ended;
  throw new Error("The web server ended.");
});
