import { expect, it } from "vitest";
import { hindcastOutcome, type News } from "./hindcast-outcome";

const [FROM, BY] = [100, 200];
const news = (more: Partial<News> = {}): News => ({
  ...{ what: "word", knownDay: FROM, earliestDay: 150, latestDay: 150, isConfirmed: false, isLook: false, ...more },
});
const outcome = (...all: News[]) => hindcastOutcome(all, { fromDay: FROM, byDay: BY });

it("a date that has merely passed is no outcome, and the loose reading calls it in service", () => {
  const due = { state: "unconfirmed", isServingLoosely: true, isCancelledLoosely: false };
  expect(outcome(news())).toEqual(due);
  expect(outcome(news(), news({ what: "served", knownDay: BY }))).toEqual(due);
  // Said again without a look.
  expect(outcome(news(), news({ knownDay: BY }))).toEqual(due);
});

it("a confirmed service counts whenever it was told, from its day on", () => {
  const seen = news({ what: "served", knownDay: BY + 50, isConfirmed: true });
  expect(outcome(news(), seen).state).toBe("in_service");
  expect(outcome(news(), { ...seen, latestDay: BY }).state).toBe("in_service");
  expect(outcome(news(), { ...seen, earliestDay: BY + 1, latestDay: BY + 1 })).toEqual({
    ...{ state: "not_yet", isServingLoosely: false, isCancelledLoosely: false },
  });
  // Between the two: nobody can tell.
  expect(outcome(news(), { ...seen, earliestDay: BY, latestDay: BY + 1 }).state).toBe("unknown");
  expect(outcome(seen, news({ knownDay: BY + 60, latestDay: BY + 90 })).isServingLoosely).toBe(true);
});

it("is not yet in service only where somebody looked again, on the day or later", () => {
  const ahead = { earliestDay: BY + 1, latestDay: BY + 1 };
  expect(outcome(news(), news({ ...ahead, knownDay: BY, isLook: true })).state).toBe("not_yet");
  expect(outcome(news(), news({ ...ahead, knownDay: BY, isLook: false })).state).toBe("unknown");
  expect(outcome(news(), news({ ...ahead, knownDay: BY - 1, isLook: true })).state).toBe("unknown");
  const seenOpen = news({ what: "open", knownDay: BY, earliestDay: null, latestDay: null, isLook: true });
  expect(outcome(news(ahead), seenOpen).state).toBe("not_yet");
  expect(hindcastOutcome([news(ahead), seenOpen], { fromDay: BY, byDay: BY }).state).toBe("unknown");
  // Due and seen open on the day: what is said last is no confirmation either way.
  expect(outcome(news(ahead)).state).toBe("unknown");
  expect(outcome().state).toBe("unknown");
});

it("of what was said on one day about parts of a phase the latest date counts", () => {
  const whole = news({ knownDay: 120, earliestDay: 250, latestDay: 250 });
  expect(outcome(whole, news({ knownDay: 120 })).isServingLoosely).toBe(false);
  expect(outcome(news({ knownDay: 120 }), whole).isServingLoosely).toBe(false);
});

it("an end is cancelled where it is confirmed and stands", () => {
  const end = news({ what: "ended", knownDay: 160, earliestDay: null, latestDay: 160, isConfirmed: true });
  expect(outcome(news(), end)).toEqual({ state: "cancelled", isServingLoosely: false, isCancelledLoosely: true });
  expect(outcome(news(), { ...end, isConfirmed: false })).toEqual({
    ...{ state: "unknown", isServingLoosely: false, isCancelledLoosely: true },
  });
  // Announced anew since.
  expect(outcome(end, news({ knownDay: 170, latestDay: 400 })).state).toBe("unknown");
  expect(outcome(news({ latestDay: 400 }), { ...end, latestDay: BY + 1 }).isCancelledLoosely).toBe(false);
});
