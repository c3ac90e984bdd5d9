import type { RegisterMapping } from "./mapping";

/** A mapping as it is kept with the import that it read, and found again by the titles of the columns that it was made for. */
export type KeptMapping = { mapping: RegisterMapping; titles: readonly string[] };
