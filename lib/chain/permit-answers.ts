import type { ClaimRecord } from "@/lib/domain/records";
import type { MilestoneStep } from "@/lib/domain/vocabulary";
import type { GateEvidence } from "@/lib/schedule/site-schedule";

/** What has been answered so far; a grant by its day. */
export type AnswerState = {
  grantedDay: number | null;
  isRefused: boolean;
  pending: "sponsor" | "opponent" | null;
  /** The last answer, and the last of another step: what is told late of an earlier day changes nothing. */
  answers: { step: MilestoneStep; day: number }[];
};

export const unanswered = (): AnswerState => ({ grantedDay: null, isRefused: false, pending: null, answers: [] });

const answerSteps: readonly MilestoneStep[] = [
  "granted",
  "refused",
  "appealed",
  "suit_filed",
  "appeal_upheld",
  "appeal_dismissed",
  "lapsed",
];
export const isAnswer = (step: MilestoneStep): boolean => answerSteps.includes(step);

type Answer = { step: MilestoneStep; claim: ClaimRecord; knownDay: number; day: number };

/** Whether an answer of another step, and of a later day, was known already. */
export const isOvertaken = ({ answers }: AnswerState, step: MilestoneStep, day: number): boolean =>
  answers.some((other) => other.step !== step && other.day > day);

/**
 * What an answer says of a permit, and keeps it in `state`. A decided appeal leaves the gate as the decision left it: done where the grant stands
 * or the sponsor won (begun where the matter goes back to the authority), refused otherwise. A permit that lapsed after its grant is refused;
 * a filing that was given up leaves the gate open.
 */
export function answerEvidence(answer: Answer, state: AnswerState, isHeldUp: boolean): GateEvidence[] {
  const { step, claim, knownDay, day } = answer;
  if (isOvertaken(state, step, day)) return grantUnderAppeal(answer, state, isHeldUp);
  state.answers.push({ step, day });
  const granted = (): GateEvidence[] => {
    Object.assign(state, { grantedDay: day, isRefused: false, pending: null });
    return [{ knownDay, what: "done", day }];
  };
  const refused = (): GateEvidence[] => {
    Object.assign(state, { grantedDay: null, isRefused: true, pending: null });
    return [{ knownDay, what: "refused" }];
  };
  const appellant = partyOfAppeal(claim, state);
  switch (step) {
    case "granted":
      if (state.grantedDay !== null && state.pending === null && state.grantedDay <= day) return [];
      return granted();
    case "refused":
      // What the sponsor appeals against, told late.
      return state.pending === "sponsor" ? [] : refused();
    case "lapsed":
      if (state.grantedDay !== null) return refused();
      return state.isRefused ? [] : [{ knownDay, what: "seen_open" }];
    case "appealed":
    case "suit_filed": {
      // A sponsor appeals against a refusal only, on record or not; what it sues for with the grant in hand is another matter.
      if (appellant === "sponsor" && state.grantedDay !== null) return [];
      const before = appellant === "sponsor" && !state.isRefused ? refused() : [];
      state.pending = appellant;
      return [...before, { knownDay, what: "appealed", by: appellant, isStayed: appellant === "opponent" && isHeldUp }];
    }
    case "appeal_upheld":
      if (appellant === "opponent") return refused();
      if (claim.outcome !== "remanded") return granted();
      Object.assign(state, { isRefused: false, pending: null });
      return [{ knownDay, what: "begun", day }];
    case "appeal_dismissed": {
      if (appellant === "sponsor") return refused();
      const since = state.grantedDay ?? day;
      Object.assign(state, { grantedDay: since, isRefused: false, pending: null });
      return [{ knownDay, what: "done", day: since }];
    }
    default:
      return [];
  }
}

/** A grant that is told after the appeal against it: the appeal stands. Any other older answer changes nothing. */
function grantUnderAppeal({ step, knownDay, day }: Answer, state: AnswerState, isStayed: boolean): GateEvidence[] {
  if (step !== "granted" || state.pending !== "opponent" || state.grantedDay !== null) return [];
  state.grantedDay = day;
  return [
    { knownDay, what: "done", day },
    { knownDay, what: "appealed", by: "opponent", isStayed },
  ];
}

/** Who appealed: as the claim says, else who did before it, else who had lost. */
function partyOfAppeal({ appellant }: ClaimRecord, { pending, isRefused }: AnswerState): "sponsor" | "opponent" {
  if (appellant === "sponsor") return "sponsor";
  if (appellant === "opponent" || appellant === "authority") return "opponent";
  return pending ?? (isRefused ? "sponsor" : "opponent");
}
