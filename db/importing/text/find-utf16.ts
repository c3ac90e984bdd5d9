import type { Encoding } from "./encoding";

/** Controls other than tabs and line ends, and what Unicode calls no characters. */
const ODD = /(?!\s)\p{Control}|[\ufffe\uffff]/u;
const TABLE = /[\n\r,;\t|]/;

/**
 * The form of UTF-16 that all of a file is in: text without control characters, divided into cells or lines.
 * @param forms one of them where a byte order mark says which
 * @returns null for none, or where both would do
 */
export async function findUtf16(
  chunks: AsyncIterable<Uint8Array>,
  forms: readonly Encoding[] = ["utf-16le", "utf-16be"],
): Promise<Encoding | null> {
  const tried = forms.map((encoding) => ({
    encoding,
    decoder: new TextDecoder(encoding, { fatal: true }),
    isAlive: true,
    isTable: false,
  }));
  for await (const chunk of chunks) for (const form of tried) if (form.isAlive) look(form, chunk);
  for (const form of tried) if (form.isAlive) look(form, null);
  const [found, ...others] = tried.filter(({ isAlive, isTable }) => isAlive && isTable);
  return found && others.length === 0 ? found.encoding : null;
}

function look(form: { decoder: TextDecoder; isAlive: boolean; isTable: boolean }, chunk: Uint8Array | null): void {
  try {
    const text = chunk === null ? form.decoder.decode() : form.decoder.decode(chunk, { stream: true });
    form.isAlive = !ODD.test(text);
    form.isTable ||= TABLE.test(text);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    form.isAlive = false;
  }
}
