/** `12 s`, `3 min 5 s`, in the reader's words. */
export function formatElapsed(
  elapsedSeconds: number,
  t: (key: "seconds" | "minutes", values: { minutes: number; seconds: number }) => string,
): string {
  const whole = Math.max(0, Math.round(elapsedSeconds));
  return t(whole < 60 ? "seconds" : "minutes", { minutes: Math.floor(whole / 60), seconds: whole % 60 });
}
