/** The ways to call the command. */
export const USAGE = `Usage:
  npm run import -- FILE… [--mapping MAPPING.json] [--published 2026-11-30] [--apply [--quarantine]]
  npm run import -- FILE… --write-mapping MAPPING.json
  npm run import -- --list
  npm run -s import -- --held 12 > rows.csv
  npm run import -- --raw 12 FOLDER
  npm run import -- --undo 12
  npm run import -- --help`;

/** What every option does. */
export const HELP = `${USAGE}

FILE is CSV, TSV, XLSX or a zip of them. Without --apply nothing on record changes: it is a dry run, which says what each row would do.

  --mapping MAPPING.json        Reads the columns as this file says. Without it the mapping of an adapter, or of the last import of such
                                files, is used; where there is none, one is suggested and written beside the file.
  --write-mapping MAPPING.json  Writes the mapping that would be used to this file. Answer in it what the dry run asks, then give it
                                with --mapping.
  --published 2026-11-30        The day on which the register was published. Without it today; a day to come is refused.
  --apply                       Takes the rows in, all of them or none. While a row is wrong or open, nothing is taken in.
  --quarantine                  With --apply: leaves rows that are wrong or open out and takes the others in. Those left out are kept
                                for --held.
  --list                        Lists the imports and dry runs on record, newest first. The number of each is what --held, --raw and
                                --undo take.
  --held 12                     Writes the rows that import 12 left out as CSV, each with the reason. Mended, they are imported like
                                any file, with the same mapping.
  --raw 12 FOLDER               Writes the files of import 12 into FOLDER, byte by byte as they were read. A file that is there
                                already is not written over.
  --undo 12                     Takes import 12 back: its claims are retracted, its phases taken away; sizes, phases that rows left
                                and days of examination are restored. Refused while a later import of the same register stands, or
                                somebody else has claims about what it added.
  -h, --help                    Prints this. Nothing is opened or changed.`;
