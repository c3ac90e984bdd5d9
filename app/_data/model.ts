import "server-only";
import { cache } from "react";
import { database } from "@/db";
import { getModelRecords } from "@/db/queries/get-model-records";

/** The model's classes and parameters as they are now: one read per request. */
export const modelRecords = cache(() => getModelRecords(database()));
