import { z } from "zod";
import { storeResults } from "@/db/commands/store-results";
import { defineTask } from "../task";

/** Brings the results that rest on all sites up to date: the ranking of the flags, readiness, operators, slips, the track record. */
export const storeResultsTask = defineTask("store-results", z.object({}), ({ db, actor, asOfOn }) =>
  storeResults(db, actor, { asOfOn }),
);
