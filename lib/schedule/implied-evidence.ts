import type { GateEvidence, GateKind, ScheduleGate, SchedulePhase } from "./site-schedule";

/** Looks come before news of the same day. */
const order = ({ what }: GateEvidence) => (what === "seen_open" ? 0 : 1);
const inOrder = (evidence: readonly GateEvidence[]) =>
  [...evidence].sort((a, b) => a.knownDay - b.knownDay || order(a) - order(b));

/** Whether what a gate's own claims say stands against its being done by `knownDay`: they grant it, and nobody refused it since, or it is found open later. */
const speaksForItself = ({ evidence }: ScheduleGate, knownDay: number) =>
  evidence.findLast(({ what }) => what === "done" || what === "refused")?.what === "done" ||
  evidence.some((one) => one.what !== "begun" && one.knownDay > knownDay);

type Event = Extract<GateEvidence, { what: "done" | "begun" }>;

/**
 * The gates of a phase with what their evidence implies of each other: power that flows closes its agreement and transformer, works begun
 * their permits, an agreement its assessment, and it begins the grid's works; first power closes them all. Not where a later claim finds the gate open.
 */
export function withImpliedEvidence({
  gates,
  firstPowerDay,
}: Pick<SchedulePhase, "gates" | "firstPowerDay">): ScheduleGate[] {
  const events = (kind: GateKind, ...whats: Event["what"][]) =>
    gates
      .filter((gate) => gate.kind === kind)
      .flatMap(({ evidence }) => evidence.filter((one): one is Event => (whats as string[]).includes(one.what)));
  const energised = events("grid", "done");
  const agreed = events("agreement", "done");
  const built = events("works", "begun", "done");
  const powered: Event[] =
    firstPowerDay === null ? [] : [{ what: "done", knownDay: firstPowerDay, day: firstPowerDay }];
  const closedBy = ({ kind, precedes }: ScheduleGate): Event[] => {
    switch (kind) {
      case "grid":
        return powered;
      case "agreement":
      case "transformer":
        return [...energised, ...powered];
      case "permit":
        return [
          ...(precedes === "works" ? built : precedes === "agreement" ? [...agreed, ...energised] : []),
          ...powered,
        ];
      default:
        return [];
    }
  };
  return gates.map((gate) => {
    const closed = closedBy(gate)
      .filter(({ knownDay }) => !speaksForItself(gate, knownDay))
      .map(({ knownDay, day }): GateEvidence => ({ what: "done", knownDay, day }));
    const begun =
      gate.kind === "grid" ? agreed.map(({ knownDay, day }): GateEvidence => ({ what: "begun", knownDay, day })) : [];
    return { ...gate, evidence: inOrder([...gate.evidence, ...closed, ...begun]) };
  });
}

/** The day on which a gate was done, if it is closed: done, and neither refused nor appealed since. */
export function closedDay({ evidence }: Pick<ScheduleGate, "evidence">): number | null {
  let day: number | null = null;
  for (const one of evidence) {
    if (one.what === "done") day = one.day;
    if (one.what === "refused" || one.what === "appealed") day = null;
  }
  return day;
}
