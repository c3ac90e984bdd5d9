import type { Sql } from "postgres";
import { expect, it } from "vitest";
import type { Connection } from "./connection";
import { connectionPool } from "./connection-pool";

/** Connections as a server gives them that can be lost, or cut without anybody having noticed. */
function connectionsByHand() {
  const opened: { isLost: boolean; isClosed: boolean }[] = [];
  const open = async (): Promise<Connection> => {
    const state = { isLost: false, isClosed: false };
    opened.push(state);
    return {
      isLost: () => state.isLost,
      run: async (work) => work({ state } as unknown as Sql),
      close: async () => {
        state.isClosed = true;
      },
    };
  };
  return { opened, open };
}

it("gives nobody a connection that lay idle while another was lost", async () => {
  const { opened, open } = connectionsByHand();
  const pool = connectionPool(3, open);
  const lose = async () => {
    const lost = opened[2];
    if (lost) lost.isLost = true;
  };
  let goOn = () => {};
  const together = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const held = [1, 2, 3].map(() => pool.run(() => together));
  await new Promise((resolve) => setImmediate(resolve));
  goOn();
  await Promise.all(held);
  expect(opened).toHaveLength(3);
  await pool.run(lose);
  await pool.run(async () => {});
  expect(opened.map(({ isClosed }) => isClosed)).toEqual([true, true, false, false]);
  await pool.close();
});

it("notices a connection that was lost while it lay idle, and gives up those beside it", async () => {
  const { opened, open } = connectionsByHand();
  const pool = connectionPool(2, open);
  await Promise.all([1, 2].map(() => pool.run(async () => {})));
  for (const one of opened.slice(-1)) one.isLost = true;
  await pool.run(async () => {});
  expect(opened).toHaveLength(3);
  expect(opened[0]?.isClosed).toBe(true);
  await pool.close();
  expect(opened[2]?.isClosed).toBe(true);
});
