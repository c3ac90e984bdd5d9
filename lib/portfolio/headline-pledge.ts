import type { EvidenceMark, PledgeTopic } from "@/lib/domain/vocabulary";

/** What decides whether a programme is known by a pledge. */
export type PledgeStanding = {
  topic: PledgeTopic;
  unit: string | null;
  isIndependent: boolean | null;
  mark: EvidenceMark;
};

/** The amount that a programme is known by: its newest verified pledge of money. */
export function headlinePledge<Pledge extends PledgeStanding>(pledges: readonly Pledge[]): Pledge | null {
  const money = pledges.filter(
    (pledge) => pledge.topic === "pledge" && pledge.unit === "USD bn" && pledge.isIndependent === false,
  );
  return money.find((pledge) => pledge.mark === "V") ?? money[0] ?? null;
}
