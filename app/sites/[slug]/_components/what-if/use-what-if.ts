"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { WhatIfChange } from "@/lib/what-if/change";
import type { WhatIfOutlook } from "@/lib/what-if/outlook";
import type { WhatIfAnswer } from "@/lib/what-if/what-if";
import type { WhatIfInput } from "@/lib/what-if/what-if-input";
import type { FromWorker, ToWorker } from "./protocol";

export type WhatIfState =
  | { kind: "loading" }
  | { kind: "failed" }
  | {
      kind: "ready";
      asOfDay: number;
      base: WhatIfOutlook[];
      answer: WhatIfAnswer | null;
      /** Of the move that the answer is to: its number, when it was made (page time), and what computing it took, in milliseconds. */
      move: number;
      movedAt: number;
      milliseconds: number;
    };

type Move = { move: number; movedAt: number; changes: WhatIfChange[] };

/**
 * The engine in a worker, for one site. Every `ask` is a move; while one is computed only the newest of the others waits, so a fast drag
 * never queues up.
 */
export function useWhatIf(slug: string): { state: WhatIfState; ask: (changes: WhatIfChange[]) => void } {
  const [state, setState] = useState<WhatIfState>({ kind: "loading" });
  const worker = useRef<Worker | null>(null);
  const moves = useRef(0);
  const computing = useRef<Move | null>(null);
  const waiting = useRef<Move | null>(null);
  const isReady = useRef(false);

  const sendNext = useCallback(() => {
    const next = waiting.current;
    if (!isReady.current || computing.current || !next) return;
    [computing.current, waiting.current] = [next, null];
    worker.current?.postMessage({ kind: "try", move: next.move, changes: next.changes } satisfies ToWorker);
  }, []);

  useEffect(() => {
    const engine = new Worker(new URL("./what-if.worker.ts", import.meta.url), { type: "module" });
    const stop = new AbortController();
    let asOfDay = 0;
    worker.current = engine;
    const fail = () => setState({ kind: "failed" });
    engine.onerror = fail;
    engine.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === "ready") {
        isReady.current = true;
        setState({ kind: "ready", asOfDay, base: data.base, answer: null, move: 0, movedAt: 0, milliseconds: 0 });
      } else {
        const movedAt = computing.current?.movedAt ?? 0;
        computing.current = null;
        const { answer, move, milliseconds } = data;
        setState((before) => (before.kind === "ready" ? { ...before, answer, move, movedAt, milliseconds } : before));
      }
      sendNext();
    };
    fetch(`/sites/${encodeURIComponent(slug)}/what-if/records`, { signal: stop.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error(`the records answer ${response.status}`);
        const input = (await response.json()) as WhatIfInput;
        asOfDay = input.asOfDay;
        engine.postMessage({ kind: "prepare", input } satisfies ToWorker);
      })
      .catch((error: unknown) => {
        if (stop.signal.aborted) return;
        console.error(error);
        fail();
      });
    return () => {
      stop.abort();
      engine.terminate();
      isReady.current = false;
      computing.current = null;
    };
  }, [slug, sendNext]);

  const ask = useCallback(
    (changes: WhatIfChange[]) => {
      moves.current++;
      waiting.current = { move: moves.current, movedAt: performance.now(), changes };
      sendNext();
    },
    [sendNext],
  );
  return { state, ask };
}
