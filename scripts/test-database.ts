import { startEmbeddedPostgres } from "@/db/embedded/start-embedded-postgres";
import { stateFolder } from "@/db/embedded/state-folder";
import type { CommandContext } from "./run-command";

/** The server for tests: TEST_DATABASE_URL, else an embedded one with data of its own, apart from the app's. */
export async function openTestServer(context: CommandContext): Promise<string> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return given;
  const stateDir = stateFolder(process.cwd());
  const server = await context.hold(startEmbeddedPostgres({ stateDir, name: "test", log: context.log }));
  return server.url;
}
