import { describe, expect, it } from "vitest";
import { FORECAST_SEED } from "@/lib/assessment/assess";
import { AS_OF, claim, indicator, phase, site } from "@/lib/assessment/site.fixture";
import { evaluateSite } from "@/lib/evaluation/evaluate";
import { simulate } from "./simulate";
import { runTask } from "./tasks";

const options = { asOfDay: AS_OF, seed: FORECAST_SEED, draws: 1024 };
const records = () => site([phase([indicator("service", { in_service: [claim("promised", "2029-06")] })])]);

describe("simulate", () => {
  it("gives to the bit what the function gives, from another thread", async () => {
    const one = records();
    expect(await simulate("evaluate-site", { site: one, options })).toEqual(evaluateSite(one, options));
  });

  it("gives back a task's error with its name and message", async () => {
    const failing = simulate("evaluate-site", { site: records(), options: { ...options, draws: 3 } });
    await expect(failing).rejects.toThrow(/draws/);
    const one = records();
    const broken = { ...one, model: { ...one.model, parameters: {} } };
    await expect(simulate("evaluate-site", { site: broken, options })).rejects.toThrow(/parameter/);
  });

  it("a task that is called on the main thread throws instead of holding it up", () => {
    expect(() => runTask("evaluate-site", { site: records(), options }, () => {})).toThrow(
      'evaluate-site was called on the main thread; call simulate("evaluate-site", …) instead',
    );
  });
});
