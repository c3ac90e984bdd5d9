/** How a run was asked for. */
export type Settings = {
  /** Fewer repetitions, and no claims. */
  quick: boolean;
  /** Says on stderr what is going on. */
  log(message: string): void;
};

/** `full` repetitions, or a tenth of them (5 at least) in a quick run. */
export function repetitions(settings: Settings, full: number): number {
  return settings.quick ? Math.max(5, Math.round(full / 10)) : full;
}

/** Whether a target was met: null in a quick run. */
export function verdict(settings: Settings, met: boolean): boolean | null {
  return settings.quick ? null : met;
}
