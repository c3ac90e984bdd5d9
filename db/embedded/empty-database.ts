import postgres from "postgres";

/** Makes an empty database on the server at `serverUrl`; one of that name is dropped. Returns the new one's address. */
export async function emptyDatabase(serverUrl: string, name: string): Promise<string> {
  const client = postgres(serverUrl, { max: 1, onnotice: () => {} });
  try {
    await client`drop database if exists ${client(name)} with (force)`;
    await client`create database ${client(name)}`;
  } finally {
    await client.end({ timeout: 2 });
  }
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
