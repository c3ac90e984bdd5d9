/** The files of a record folder and their columns, in the order of the template. */
export const recordFiles = {
  sources: ["source_id", "url", "title", "publisher", "published_on", "language", "source_class"],
  sites: [
    ...["site_id", "economy", "region", "locality", "latitude", "longitude", "name_en", "name_local", "aliases"],
    ...["operator", "owner", "users", "utility", "phase_ordinal", "phase_name", "phase_mw", "mw_basis"],
    ...["capex_amount", "capex_currency", "capex_price_year", "source_id", "mark", "note", "reread_on"],
  ],
  claims: [
    ...[
      "site_id",
      "phase_ordinal",
      "indicator_kind",
      "indicator_key",
      "indicator_title",
      "counterparty",
      "indicator_mw",
    ],
    ...["detail", "step", "claim_kind", "date", "known_on", "claimant", "source_id", "mark", "note", "reread_on"],
    ...["ppa_role", "appellant", "outcome", "holds"],
  ],
  policies: [
    ...["economy", "region", "name_en", "name_local", "requires", "threshold_mw", "threshold_basis", "status", "since"],
    ...["until", "source_id", "mark", "note"],
  ],
  facts: ["economy", "region", "fact_key", "value", "unit", "period", "source_id", "mark", "note"],
} as const;
export type RecordFile = keyof typeof recordFiles;

/** A row of a file by the names of its columns, every cell trimmed. */
export type RecordRow<File extends RecordFile> = Record<(typeof recordFiles)[File][number], string>;
