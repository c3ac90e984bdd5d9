/** A choice of the construction undone, and the property that must break by it. */
export type Fault = {
  name: string;
  /** In `lib/schedule`; `find` stands in it exactly once. */
  file: string;
  find: string;
  replace: string;
  /** A part of what the failing test prints. */
  breaks: string;
};

/** Each choice that a property rests on, so that its test is seen to fail. `npm run trials -- faults` plants them one by one. */
export const faults: readonly Fault[] = [
  {
    name: "a step begun replaces the gate's own term",
    file: "gate-schedule.ts",
    find: "if (progress) stood = earlierOf(stood, progress);",
    replace: "if (progress) stood = progress;",
    breaks: "1a done is not later than seen open",
  },
  {
    name: "done gates leave the race",
    file: "phase-schedule.ts",
    find: "raceOf(siteKey, phase.id, own, model, chance)",
    replace: "raceOf(siteKey, phase.id, own.filter(({ id }) => !closed.has(id)), model, chance)",
    breaks: "1a done is not later than seen open",
  },
  {
    name: "works completed count as works begun",
    file: "service-view.ts",
    find: '(one.what === "begun" ? [one.day] : [])',
    replace: '(one.what === "begun" || one.what === "done" ? [one.day] : [])',
    breaks: "1a done is not later than seen open",
  },
  {
    name: "bad news drops what stood",
    file: "gate-schedule.ts",
    find: "const floor = laterOfAny(this.#stood, this.#haltPath);",
    replace: "const floor = this.#haltPath;",
    breaks: "1b refused is not earlier than the word held",
  },
  {
    name: "bad news is no look",
    file: "last-look.ts",
    find: "looks = gates.filter(",
    replace:
      'looks = gates.map((gate) => ({ ...gate, evidence: gate.evidence.filter(({ what }) => what !== "refused") })).filter(',
    breaks: "1b refused is not earlier than seen open",
  },
  {
    name: "a later promise is read at the rank of another day",
    file: "gate-schedule.ts",
    find: "this.#wordDay = one.knownDay;",
    replace: "this.#wordDay = this.context.lookDay;",
    breaks: "1d a gate seen open is never earlier",
  },
  {
    name: "a word is read at the rank of the view alone",
    file: "gate-term.ts",
    find: "return midRanks(term, needed, order, byView);",
    replace: "return byView;",
    breaks: "the golden phase",
  },
  {
    name: "a word is read at the rank of the own term alone",
    file: "gate-term.ts",
    find: "return midRanks(term, needed, order, byView);",
    replace: "return midRanks(term, needed, order);",
    breaks: "the golden phase",
  },
  {
    name: "a word is read at a rank of its own",
    file: "gate-schedule.ts",
    find: "const day = this.#pool(own.rankOn(this.#wordDay));",
    replace: 'const day = this.#pool(this.context.chance.uniform(this.context.siteKey, "word", this.context.gate.id));',
    breaks: "1c an earlier word moves no high quantile later",
  },
  {
    name: "words of two parties are read at a rank of their own",
    file: "gate-schedule.ts",
    find: "return readPool(laws, ranks, this.#seenDay);",
    replace:
      'const apart = () => this.context.chance.uniform(this.context.siteKey, "words", this.context.gate.id);\n    return readPool(laws, laws.length > 1 ? apart() : ranks, this.#seenDay);',
    breaks: "1c an earlier word beside another's moves no high quantile later",
  },
  {
    name: "a path runs beside what must follow it",
    file: "gate-term.ts",
    find: "if (follower === null) return after;",
    replace: "if (follower !== undefined) return after;",
    breaks: "the golden phase",
  },
  {
    name: "a look at a gate is none at the phase",
    file: "last-look.ts",
    find: "PRECEDING.includes(kind)",
    replace: "PRECEDING.length === 0 && PRECEDING.includes(kind)",
    breaks: "the golden phase",
  },
  {
    name: "a date is not read given the last look",
    file: "service-view.ts",
    find: "readLaw(law, slips(), after)",
    replace: "readLaw(law, slips())",
    breaks: "4 no service before the last look",
  },
  {
    name: "the slip of a far date grows with it",
    file: "slip-law.ts",
    find: "const nearDays = Math.min(statedRemainingDays, farDays);",
    replace: "const nearDays = Math.min(statedRemainingDays, Math.max(statedRemainingDays, farDays));",
    breaks: "4 P90 within 15 years",
  },
  {
    name: "a phase may serve before the one in front of it",
    file: "phase-schedule.ts",
    find: "previous && !phase.isIndependent ? later(alone, previous.serviceDay) : alone",
    replace: "alone",
    breaks: "4 phases in order",
  },
  {
    name: "a closing does not wait for a gate that somebody spoke of",
    file: "phase-schedule.ts",
    find: "later(closing, latestEnd(spokenOf, isPowered, draws))",
    replace: "closing",
    breaks: "4 no gate after service",
  },
  {
    name: "evidence moves nothing",
    file: "gate-schedule.ts",
    find: "for (const one of context.gate.evidence) history.hear(one);",
    replace: "",
    breaks: "is moved by evidence",
  },
  {
    name: "a gate without evidence ends by its class",
    file: "gate-schedule.ts",
    find: "let stood = said ?? own.at(lookDay);",
    replace:
      "const classDay = readLaw({ originDay: lookDay, ...gate.class }, own.rankOn(lookDay));\n  let stood = said ?? { day: classDay, end: plus(classDay, own.afterOn(lookDay)) };",
    breaks: "3 without evidence service is the view's",
  },
  {
    name: "a closing is read at the rank of the last look",
    file: "closing.ts",
    find: "ranksOn(law.originDay)",
    replace: "ranksOn(lookDay)",
    breaks: "a look at a phase whose power flows",
  },
  {
    name: "what follows an answer is read again at every look",
    file: "decision.ts",
    find: "return days.length > 0 ? days : [lookDay];",
    replace: "return days.length < 0 ? days : [lookDay];",
    breaks: "1d a look is never earlier",
  },
  {
    name: "a refusal on record takes the place of the one that the draw had",
    file: "decision.ts",
    find: "...recorded.map((one)",
    replace: "...recorded.slice(-1).map((one)",
    breaks: "1b refused is not earlier than seen open",
  },
  {
    name: "a refusal for good ends the first phase alone",
    file: "phase-schedule.ts",
    find: "[...scheduled, ...ofFront].flatMap(",
    replace: "scheduled.flatMap(",
    breaks: "that a base rate refuses for good ends every phase",
  },
  {
    name: "a refusal leaves the grant that was under appeal",
    file: "gate-schedule.ts",
    find: 'if (one.what === "refused" || this.#isSponsorsAppeal) this.#revoke();',
    replace: "",
    breaks: "stands in no draw once it was refused",
  },
  {
    name: "a halt told again begins anew",
    file: "gate-schedule.ts",
    find: "if (!this.#halt || this.#halt.isOver) this.#halt",
    replace: "this.#halt",
    breaks: "told by two sources on two days is one halt",
  },
  {
    name: "what goes back to the authority still waits for the appeal",
    file: "gate-schedule.ts",
    find: "if (this.#isSponsorsAppeal) this.#forgetBadNews();",
    replace: "",
    breaks: "what a sponsor's appeal sends back",
  },
  {
    name: "a further appeal takes the place of the one that is pending",
    file: "gate-schedule.ts",
    find: "if (this.#isSponsorsAppeal) this.#reapplicationPath = null;",
    replace: "if (this.#isSponsorsAppeal) this.#reapplicationPath = this.#appealPath = null;",
    breaks: "a further appeal of the sponsor",
  },
  {
    name: "a step begun says anew what follows an answer",
    file: "decision.ts",
    find: 'what !== "begun" || i === 0',
    replace: 'what !== "seen_open" || i === 0',
    breaks: "5 a sponsor's appeal that was won",
  },
  {
    name: "a word taken back again breaks the gate's own term",
    file: "gate-schedule.ts",
    find: "if (!this.#words.has(one.party)) break;",
    replace: "",
    breaks: "6 what is told twice changes nothing",
  },
  {
    name: "a word said afresh is as old as it was",
    file: "said-afresh.ts",
    find: "word.ageYears + (saidDay - word.saidDay) / DAYS_PER_YEAR",
    replace: "Math.min(word.ageYears, word.ageYears + (saidDay - word.saidDay) / DAYS_PER_YEAR)",
    breaks: "a word said again",
  },
  {
    name: "only the last look at works not begun is kept",
    file: "service-view.ts",
    find: "...noWorksDays.filter(",
    replace: "...noWorksDays.slice(-1).filter(",
    breaks: "a second look at works not begun",
  },
  {
    name: "a plant of the whole site is no way of a later phase",
    file: "phase-schedule.ts",
    find: 'isSpoken || kind === "own_power");',
    replace: 'isSpoken && kind !== "own_power");',
    breaks: "that is a plant powers a later phase",
  },
  {
    name: "a phase waits for a gate of the whole site that it has closed",
    file: "phase-schedule.ts",
    find: "(closed.has(id) ? [] : (ofSite.get(id) ?? []))",
    replace: "(ofSite.get(id) ?? [])",
    breaks: "holds no phase up that has closed it",
  },
  {
    name: "the gate told first is drawn evenly",
    file: "site-chance.ts",
    find: ".sort()[0]",
    replace: "[0]",
    breaks: "the order in which gates are told moves no draw",
  },
  {
    name: "what follows a gate changes the rank at which it is read",
    file: "gate-term.ts",
    // Not in `readRank`: ranks are kept by a name that leaves out what follows.
    find: "const rankOn = (day: number) =>",
    replace:
      "const ownRanks = (day: number, term: Column, most: Column | null) => midRanks(term, needed, mergedOrder(term, view.orderOn(day), binds), most);\n  const rankOn = (day: number) => ownRanks(day, at(day).day, ownRanks(day, view.at(day), null));\n  const _keptRankOn = (day: number) =>",
    breaks: "1a done is not later than seen open",
  },
  {
    name: "a grant that was refused stands against power that flows",
    file: "implied-evidence.ts",
    find: 'what === "done" || what === "refused")?.what',
    replace: 'what === "done")?.what',
    breaks: "power that flows closes an agreement",
  },
];
