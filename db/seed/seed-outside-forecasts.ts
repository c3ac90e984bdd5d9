import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Actor } from "@/lib/domain/actor";
import { OutsideAnswerInput, OutsideForecastInput } from "@/lib/domain/outside-forecast-input";
import { unwrap } from "@/lib/domain/result";
import { SourceInput } from "@/lib/domain/source-input";
import { connect } from "../client";
import { lockAudit } from "../commands/locks";
import { recordSource } from "../commands/record-source";
import { saveOutsideForecast } from "../commands/save-outside-forecast";
import { storeOutsideAnswer } from "../commands/store-outside-answer";
import { inRetriedTransaction } from "../transaction";

const actor: Actor = { kind: "system", name: "seed" };

/** What others forecast, and our own answers with the day on which each was computed: neither is ever edited. */
export const OUTSIDE_FILE = path.join(process.cwd(), "db/seed/data/outside-forecasts.json");

/** The file: `source` in place of an id; the answers in the order in which they were made. */
export const OutsideForecastsFile = z.strictObject({
  forecasts: z.array(z.looseObject({ source: SourceInput })),
  answers: z.array(OutsideAnswerInput),
});

/** Brings the outside forecasts and our answers in; the same again changes nothing. */
export async function seedOutsideForecasts(url: string): Promise<void> {
  const { forecasts, answers } = OutsideForecastsFile.parse(JSON.parse(await readFile(OUTSIDE_FILE, "utf8")));
  const { db, close } = connect(url, { max: 2, statementTimeoutMs: 120_000 });
  try {
    await inRetriedTransaction(db, actor, async (tx) => {
      await lockAudit(tx);
      for (const { source, ...forecast } of forecasts) {
        const sourceId = unwrap(await recordSource(tx, actor, source, "on_record"));
        await saveOutsideForecast(tx, actor, OutsideForecastInput.parse({ ...forecast, sourceId }));
      }
      for (const answer of answers) await storeOutsideAnswer(tx, actor, answer);
    });
  } finally {
    await close();
  }
}
