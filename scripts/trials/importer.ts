import { connect } from "@/db/client";
import { importPublications } from "./import-publications";

// Run as a child by the trial of imports, which kills it. Usage: importer.ts <database>
const { db, close } = connect(process.argv[2] ?? "", { max: 1, connectTimeoutSeconds: 120 });
await importPublications(db);
await close();
