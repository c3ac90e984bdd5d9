import "server-only";
import { cache } from "react";
import { database } from "@/db";
import * as runs from "@/db/queries/list-portfolio-runs";
import { listPortfolioScopes } from "@/db/queries/list-portfolio-scopes";

export type { PortfolioRun } from "@/db/queries/list-portfolio-runs";
export type { ScopeChoice } from "@/db/queries/list-portfolio-scopes";

/** The newest hundred runs. */
export const portfolioRuns = cache(() => runs.listPortfolioRuns(database(), { limit: 100 }));

export const portfolioScopes = cache(() => listPortfolioScopes(database()));

/** One run with its figures; null when there is none. */
export const findPortfolioRun = cache((id: number) => runs.findPortfolioRun(database(), id));

export const findPortfolioProgress = (id: number) => runs.findPortfolioProgress(database(), id);

/** A run's id in an address; null for anything else. */
export const readRunId = (text: string): number | null => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null);
