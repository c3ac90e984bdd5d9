import type { Locale } from "@/lib/domain/vocabulary";
import type assumptions from "@/messages/en/assumptions.json";
import type countries from "@/messages/en/countries.json";
import type economics from "@/messages/en/economics.json";
import type flagAnswer from "@/messages/en/flag-answer.json";
import type flags from "@/messages/en/flags.json";
import type log from "@/messages/en/log.json";
import type operators from "@/messages/en/operators.json";
import type portfolio from "@/messages/en/portfolio.json";
import type programmes from "@/messages/en/programmes.json";
import type scenarios from "@/messages/en/scenarios.json";
import type shell from "@/messages/en/shell.json";
import type simulations from "@/messages/en/simulations.json";
import type site from "@/messages/en/site.json";
import type sites from "@/messages/en/sites.json";
import type steps from "@/messages/en/steps.json";
import type table from "@/messages/en/table.json";
import type trackRecord from "@/messages/en/track-record.json";
import type whatIf from "@/messages/en/what-if.json";
import type words from "@/messages/en/words.json";

/** One namespace per file of `messages/<locale>/`; a new screen adds its file here. */
export type Messages = {
  shell: typeof shell;
  words: typeof words;
  table: typeof table;
  sites: typeof sites;
  steps: typeof steps;
  flags: typeof flags;
  "flag-answer": typeof flagAnswer;
  site: typeof site;
  log: typeof log;
  countries: typeof countries;
  programmes: typeof programmes;
  portfolio: typeof portfolio;
  operators: typeof operators;
  "track-record": typeof trackRecord;
  "what-if": typeof whatIf;
  scenarios: typeof scenarios;
  economics: typeof economics;
  assumptions: typeof assumptions;
  simulations: typeof simulations;
};
export type Namespace = keyof Messages;

export const namespaces = [
  "shell",
  "words",
  "table",
  "sites",
  "steps",
  "flags",
  "flag-answer",
  "site",
  "log",
  "countries",
  "programmes",
  "portfolio",
  "operators",
  "track-record",
  "what-if",
  "scenarios",
  "economics",
  "assumptions",
  "simulations",
] as const;

/** Every message of one language, under its file's name. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  const loaded = await Promise.all(
    namespaces.map(async (name) => [name, (await import(`../../messages/${locale}/${name}.json`)).default]),
  );
  return Object.fromEntries(loaded);
}
