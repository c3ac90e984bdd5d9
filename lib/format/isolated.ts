/** Embeddings, overrides and isolates of direction: they would turn words around that stand after the text. */
const DIRECTION_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200e\u200f]/u;

/** Somebody's text for a place that takes no `<bdi>`: its direction ends with it, whatever it holds. */
export function isolated(text: string): string {
  const plain = text.replace(DIRECTION_CONTROLS, "");
  return RIGHT_TO_LEFT.test(plain) ? `\u2068${plain}\u2069` : plain;
}
