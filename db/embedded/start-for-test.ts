import { startEmbeddedPostgres } from "./start-embedded-postgres";

// Run as a child by the tests, which kill it: starts the server of a folder, says where it is, and stays.
const server = await startEmbeddedPostgres({ stateDir: process.argv[2] ?? "" });
console.log(JSON.stringify({ url: server.url, adopted: server.adopted, isShared: server.isShared }));
setInterval(() => {}, 1_000);
