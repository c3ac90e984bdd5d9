/** Words for nobody in particular, with which a cell begins: `undisclosed`, `Not named (developer)`, `own microgrid`. */
const NOBODY =
  /^(?:not (?:named|disclosed)|undisclosed|unnamed|unknown|several|own|on site)(?![\p{Letter}\p{Number}])/iu;

/** What a cell lists, divided by semicolons; one in brackets divides nothing. */
export const listOf = (cell: string): string[] =>
  cell
    .split(/;(?![^(]*\))/)
    .map((one) => one.trim())
    .filter((one) => one !== "");

/** The parties that a cell names; words for nobody in particular are left out. */
export const partyNames = (cell: string): string[] => listOf(cell).filter((one) => !NOBODY.test(one));

/** What a cell says of nobody in particular. */
export const namelessWords = (cell: string): string[] => listOf(cell).filter((one) => NOBODY.test(one));
