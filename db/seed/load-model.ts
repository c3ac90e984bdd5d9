import { parameterDefaults, referenceClassDefaults } from "@/lib/chain/defaults";
import type { Actor } from "@/lib/domain/actor";
import { moneyParameters } from "@/lib/money/parameters";
import { articleParameterRows } from "@/lib/portfolio/article-parameters";
import { namedScenarios } from "@/lib/scenarios/named";
import type { Db } from "../client";
import { saveParameter } from "../commands/save-parameter";
import { saveReferenceClass } from "../commands/save-reference-class";
import { saveScenario } from "../commands/save-scenario";
import { saveUser } from "../commands/save-user";

/** Everything of the model that is seeded: part of the seed's content, so that a changed default is loaded. */
export const modelDefaults = {
  classes: referenceClassDefaults,
  parameters: parameterDefaults,
  money: moneyParameters,
  article: articleParameterRows,
  scenarios: namedScenarios,
};

/** The reference classes, the parameters, the named scenarios and the local demonstration's analyst. */
export async function loadModel(db: Db, actor: Actor): Promise<void> {
  for (const referenceClass of modelDefaults.classes) await saveReferenceClass(db, actor, referenceClass);
  for (const parameter of modelDefaults.parameters) await saveParameter(db, actor, parameter);
  for (const room of ["money", "article"] as const) {
    for (const { slug, value, unit, mark, source } of modelDefaults[room])
      await saveParameter(db, actor, { slug, value, unit, mark, sourceText: source, sourceUrl: null, room });
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
