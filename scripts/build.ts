import { runHouse } from "./house";
import { buildIfStale } from "./next-build";

runHouse({ interruptedCode: 130 }, async (house) => {
  await buildIfStale(house);
  return 0;
});
