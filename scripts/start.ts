import { chooseAddress } from "./address";
import { openAppDatabase } from "./app-database";
import { refreshEveryDay } from "./daily-refresh";
import { runHouse } from "./house";
import { buildIfStale } from "./next-build";
import { serveApp } from "./serve-app";

runHouse({ interruptedCode: 0 }, async (house) => {
  const address = await chooseAddress();
  const [databaseUrl] = await Promise.all([openAppDatabase(house), buildIfStale(house)]);
  const app = await serveApp(house, { mode: "start", address, env: { DATABASE_URL: databaseUrl } });
  house.log("The app answers");
  console.log(`Leadtime is ready: ${app.url}`);
  refreshEveryDay(house, databaseUrl);
  await app.ended;
  throw new Error("The web server ended.");
});
