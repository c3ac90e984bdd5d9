import type { RegionIds } from "./apply-places";

/** The ids of what records name: sources by key, regions and organisations by name. Each throws for a name that is not stored. */
export type StoredReferences = {
  sourceId: (key: string) => number;
  regionId: RegionIds;
  organisationId: (name: string) => number;
};
