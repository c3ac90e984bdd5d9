import { today } from "@/db/clock";
import { toEpochDay } from "@/lib/domain/dates";
import { judgePhases, summarizeHindcast } from "@/lib/track-record/hindcast-summary";
import { currentCommit } from "./current-commit";
import { readArguments } from "./hindcast/arguments";
import { forecastAlone } from "./hindcast/forecast-alone";
import { type Asked, hindcastCases } from "./hindcast/hindcast-cases";
import { type PublicationFiles, readPublicationFiles } from "./hindcast/publication";
import { type Hindcast, toJson, toTables } from "./hindcast/report";
import { readWorld } from "./hindcast/world";
import { runCommand } from "./run-command";
import { openTestServer } from "./test-database";

// Usage: npm run hindcast -- --from DATA_CENTERS TIMELINES [--to DATA_CENTERS TIMELINES] [--json]: what one schedule expected by a publication of
// Epoch AI alone, against a later one and today's records (docs/model.md).
runCommand({ interruptedCode: 130 }, async (context) => {
  const { from, to, json } = readArguments(process.argv.slice(2));
  const earlier = await readPublicationFiles(from);
  const later = to && (await readPublicationFiles(to));
  const quiet = { ...context, log: json ? () => {} : context.log };
  const server = await openTestServer(quiet);
  const publications = later ? [earlier, later] : [earlier];
  const world = await readWorld(server, publications, quiet.log);
  const drawn = new Map<PublicationFiles, Asked["drawn"]>();
  for (const one of publications) drawn.set(one, await forecastAlone(server, one));

  type By = Omit<Asked, "publication" | "drawn" | "world">;
  const ask = (publication: PublicationFiles, by: By, of: string): Hindcast => {
    const found = drawn.get(publication);
    if (!found) throw new Error("a publication has no forecast");
    const cases = hindcastCases({ ...by, publication, drawn: found, world });
    const byDay = toEpochDay(by.byOn);
    return {
      ...{ name: `${publication.state.publishedOn.slice(0, 7)} → ${of}`, fromOn: publication.state.publishedOn },
      ...{ byOn: by.byOn, lines: summarizeHindcast(cases, byDay), phases: judgePhases(cases, byDay) },
    };
  };
  const byWorld = { byOn: world.recordsOn, isByWorld: true };
  const hindcasts = [ask(earlier, { ...byWorld, later }, "today's records")];
  if (later) {
    const { publishedOn } = later.state;
    hindcasts.unshift(ask(earlier, { byOn: publishedOn, later, isByWorld: false }, publishedOn.slice(0, 7)));
    hindcasts.push(ask(later, { ...byWorld, later: null }, "today's records"));
  }
  const report = { computedOn: today(), commit: currentCommit(), hindcasts };
  console.log(json ? JSON.stringify(toJson(report)) : toTables(report));
  return 0;
});
