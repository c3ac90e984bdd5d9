/** How the kind of a register's imports begins; its name follows. */
export const REGISTER_KIND_PREFIX = "register:";

/** The kind of imports of files of records. */
export const RECORDS_KIND = "records: files";
