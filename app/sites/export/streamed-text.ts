import { setImmediate as turnOfTheEventLoop } from "node:timers/promises";

/** UTF-8 of the pieces, each made only when the reader asks for it, with a turn of the event loop before it: other requests are answered between. */
export function streamedText(pieces: Iterator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      await turnOfTheEventLoop();
      const { done, value } = pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
}
