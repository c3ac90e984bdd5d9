"use client";

import { useLayoutEffect } from "react";

/** What a redraw is called among the browser's performance measures: from a move to the frame that shows its figures. */
const MEASURE = "what-if-redraw";

/** Measures each answered move, so that the time can be read where the page runs (tools, tests). Costs nothing on screen. */
export function useRedrawTime(move: number, movedAt: number): void {
  useLayoutEffect(() => {
    if (move === 0) return;
    let timer: ReturnType<typeof setTimeout>;
    // A frame's callbacks run before it is painted; what is queued in them runs after.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() =>
        performance.measure(MEASURE, { start: movedAt, end: performance.now(), detail: { move } }),
      );
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [move, movedAt]);
}
