import postgres from "postgres";
import { ROLE } from "./cluster";

/** Where a server listens, and its password. */
export type Address = { port: number; password: string };

/** What a server said: ready (of which data folder), still starting or stopping, nobody there, or not ours. */
export type Answer = { state: "ready"; dataFolder: string } | { state: "busy" | "silent" | "foreign" };

/** The address of one database of the embedded server. */
export function databaseUrl({ port, password }: Address, database: string): string {
  return `postgres://${ROLE}:${password}@127.0.0.1:${port}/${database}`;
}

/** Asks once who listens there; answers within four seconds whatever happens. */
export async function askServer(address: Address): Promise<Answer> {
  return withConnection(address, async (client) => {
    try {
      const [row] = await client<{ data_directory: string }[]>`show data_directory`;
      return { state: "ready", dataFolder: row?.data_directory ?? "" };
    } catch (error) {
      const code = (error as { code?: string }).code ?? "";
      // 57P03: starting up, recovering or shutting down.
      if (code === "57P03") return { state: "busy" };
      return { state: /^[0-9A-Z]{5}$/.test(code) ? "foreign" : "silent" };
    }
  });
}

/** Makes the database unless it exists. @throws when it does not and may not be made, because it was there before */
export async function ensureDatabase(address: Address, name: string, options: { mayCreate: boolean }): Promise<void> {
  const client = connectTo(address);
  try {
    const found = await client`select 1 from pg_database where datname = ${name}`;
    if (found.length > 0) return;
    if (!options.mayCreate) {
      throw new Error(
        `The server on port ${address.port} has lost its database ${name}: restore a backup (npm run restore -- FILE).`,
      );
    }
    await client`create database ${client(name)}`;
  } finally {
    await client.end({ timeout: 1 });
  }
}

function connectTo(address: Address) {
  return postgres(databaseUrl(address, "postgres"), { max: 1, connect_timeout: 3, onnotice: () => {} });
}

/** postgres.js may wait forever on a connection that is cut while it opens, so a timer answers instead. */
async function withConnection(
  address: Address,
  ask: (client: ReturnType<typeof connectTo>) => Promise<Answer>,
): Promise<Answer> {
  const client = connectTo(address);
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<Answer>((resolve) => {
    timer = setTimeout(() => resolve({ state: "silent" }), 4_000);
  });
  try {
    return await Promise.race([ask(client), silence]);
  } finally {
    clearTimeout(timer);
    await client.end({ timeout: 0 }).catch(() => {});
  }
}
