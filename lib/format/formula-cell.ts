/**
 * A cell of a CSV that a spreadsheet would run: it starts with =, +, −, @ or their full-width twins, also after blanks and line breaks, or with
 * a tab or line break. Of a text of several lines the first counts. To be given to the writer as what it quotes away.
 */
export const FORMULA_CELL = /^(?:\s*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]|[\t\r\n])/u;
