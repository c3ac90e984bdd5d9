import { expect, it } from "vitest";
import type { IndicatorRecord } from "@/lib/domain/records";
import { indicator, phase } from "../assessment/site.fixture";
import { isHoldingPlant } from "./holding-plants";
import { party } from "./schedule.fixture";

const [utility, seller, other] = [party("utility"), party("seller"), party("other")];
const plant = (counterparty: IndicatorRecord["counterparty"]) => ({
  ...indicator("generation", {}, { key: "plant" }),
  counterparty,
});
const contract = (
  key: string,
  counterparty: IndicatorRecord["counterparty"],
  ppaRole: IndicatorRecord["ppaRole"] = "commercial",
): IndicatorRecord => ({ ...indicator("ppa", {}, { key }), counterparty, ppaRole });

it.each<[string, IndicatorRecord["counterparty"], IndicatorRecord[], boolean]>([
  ["of nobody known, without a contract", null, [], true],
  ["of the utility", utility, [], false],
  ["of another party", seller, [], true],
  ["whose power a contract of its name buys", null, [contract("plant", null)], false],
  ["whose party sells under another name", seller, [contract("supply", seller)], false],
  ["beside a contract with another party", seller, [contract("supply", other)], true],
  ["beside a contract with nobody known", seller, [contract("supply", null)], true],
  ["of nobody known, beside a contract with nobody known", null, [contract("supply", null)], true],
  ["whose contract the phase waits for", seller, [contract("plant", seller, "gating")], true],
])("a plant %s", (_, counterparty, contracts, holds) => {
  const record = plant(counterparty);
  expect(isHoldingPlant(record, phase([record, ...contracts]), { utility })).toBe(holds);
  if (counterparty === null) expect(isHoldingPlant(record, phase(contracts), { utility: null })).toBe(holds);
});
