import "server-only";
import { cache } from "react";
import { database } from "@/db";
import { listParameters, listParameterVersions } from "@/db/queries/list-parameters";
import { listReferenceClasses } from "@/db/queries/list-reference-classes";
import { isRetired } from "@/lib/chain/retired";

export type { ParameterVersion } from "@/db/queries/list-parameters";
export type { ReferenceClassRow } from "@/db/queries/list-reference-classes";
export type { ParameterPreview } from "@/db/queries/preview-parameter";

/** The newest version of every parameter that is read, by slug. */
export const parameters = cache(async () => (await listParameters(database())).filter((one) => !isRetired(one)));

/** Every version of one parameter, the newest first; empty when there is none. */
export const parameterVersions = cache((slug: string) => listParameterVersions(database(), slug));

/** The newest version of every reference class that is read, by slug. */
export const referenceClasses = cache(async () =>
  (await listReferenceClasses(database())).filter((one) => !isRetired(one)),
);
