import { prepareWhatIf, type WhatIf } from "@/lib/what-if/what-if";
import type { FromWorker, ToWorker } from "./protocol";

/** The engine beside the page, so that a slow computation never holds up a drag. An exception reaches the page as the worker's error. */
let prepared: WhatIf | null = null;

const answer = (message: FromWorker) => postMessage(message);

addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === "prepare") {
    prepared = prepareWhatIf(data.input);
    answer({ kind: "ready", base: prepared.base });
    return;
  }
  if (!prepared) throw new Error("a what-if was asked for before the records were there");
  const start = performance.now();
  const result = prepared.under(data.changes);
  answer({ kind: "answer", move: data.move, answer: result, milliseconds: performance.now() - start });
});
