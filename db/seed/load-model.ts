import { desc, eq } from "drizzle-orm";
import { articleParameterRows } from "@/lib/article/article-parameters";
import { parameterDefaults, referenceClassDefaults } from "@/lib/chain/defaults";
import type { Actor } from "@/lib/domain/actor";
import type { ParameterInput } from "@/lib/domain/model-input";
import { flagThresholdDefaults } from "@/lib/flags/threshold-defaults";
import { moneyParameters } from "@/lib/money/parameters";
import { phaseMoneyParameters } from "@/lib/money/phase-money-parameters";
import { namedScenarios } from "@/lib/scenarios/named";
import type { Db } from "../client";
import { lockParameters } from "../commands/locks";
import { saveParameter } from "../commands/save-parameter";
import { saveReferenceClass } from "../commands/save-reference-class";
import { saveScenario } from "../commands/save-scenario";
import { saveUser } from "../commands/save-user";
import { parameters } from "../schema";
import { inOrder } from "./in-order";

/** Everything of the model that is seeded: part of the seed's content, so that a changed default is loaded. */
export const modelDefaults = {
  classes: referenceClassDefaults,
  parameters: parameterDefaults,
  money: [...moneyParameters, ...phaseMoneyParameters],
  article: articleParameterRows,
  flags: flagThresholdDefaults,
  scenarios: namedScenarios,
};

/**
 * The reference classes, the parameters, the named scenarios and the local demonstration's analyst. A parameter that an analyst set stays as
 * it is; `log` gets a line with both values.
 */
export async function loadModel(db: Db, actor: Actor, log: (line: string) => void = () => {}): Promise<void> {
  await lockParameters(db);
  await inOrder(modelDefaults.classes, (referenceClass) => saveReferenceClass(db, actor, referenceClass));
  await inOrder(modelDefaults.parameters, (parameter) => seedParameter(db, actor, parameter, log));
  for (const category of ["money", "article", "flags"] as const) {
    await inOrder(modelDefaults[category], ({ slug, value, unit, mark, source }) =>
      seedParameter(db, actor, { slug, value, unit, mark, sourceText: source, sourceUrl: null, category }, log),
    );
  }
  for (const { slug, nameEn, nameKo, overrides } of modelDefaults.scenarios)
    await saveScenario(db, actor, { slug, nameEn, nameKo, overrides });
  await saveUser(db, actor, {
    id: "demo-analyst",
    name: "Demo analyst",
    email: "demo-analyst@leadtime.invalid",
    role: "analyst",
    locale: "ko",
    isDemo: true,
  });
}

async function seedParameter(db: Db, actor: Actor, parameter: ParameterInput, log: (line: string) => void) {
  const ofSlug = db.select().from(parameters).where(eq(parameters.slug, parameter.slug));
  const [newest] = await ofSlug.orderBy(desc(parameters.version)).limit(1);
  if (!newest?.recordedBy.startsWith("user:")) return saveParameter(db, actor, parameter);
  const { version, recordedBy } = newest;
  const [kept, seeded] = [newest.value, parameter.value].map((value) => JSON.stringify(value));
  log(`parameter ${parameter.slug}: kept ${kept} (${recordedBy}, version ${version}); the seed has ${seeded}`);
}
