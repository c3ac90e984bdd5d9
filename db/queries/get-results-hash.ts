import { CHAIN_VERSION } from "@/lib/chain/phase-plan";
import { ENGINE_VERSION } from "@/lib/forecast";
import { MONEY_DEFINITION_VERSION } from "@/lib/money/parameters";
import type { Db } from "../client";
import { inputHashOf } from "../input-hash";
import type { ResultKind } from "../results/kinds";
import { getRecordsState } from "./get-records-state";

/** The input hash of the results of a kind on a day: of the records as they are now and the versions of what computes. */
export async function getResultsHash(db: Db, kind: ResultKind, asOfOn: string): Promise<string> {
  const versions = [ENGINE_VERSION, CHAIN_VERSION, MONEY_DEFINITION_VERSION];
  return inputHashOf([kind, asOfOn, versions, await getRecordsState(db)]);
}
