import { partyAs } from "../measures";
import { type StandingNews, standingNews } from "../standing-news";
import type { FlagCheck, FlagInput } from "../types";

/**
 * Rules 5 and 5b: bad news stands at a gate that holds up the phase. Where somebody spoke of the site within `flag_silent_days` it is a risk; may be high
 * where nothing of the kind was granted and nobody filed anew, or where it is contested before works began. Otherwise a task: ask whether it has ended.
 */
export const gateBadNews: FlagCheck = (input) => {
  const { facts, thresholds, asOfDay } = input;
  return standingNews(input).map((news) => {
    const heardDay = Math.max(news.day, facts.lastHeardDay ?? news.day);
    const isSilent = asOfDay - heardDay > thresholds.flag_silent_days;
    return {
      rule: isSilent ? "bad_news_silent" : "gate_bad_news",
      kind: isSilent ? "task" : "risk",
      event: `gate:${news.kind}`,
      mayBeHigh: !isSilent && isOnlyPath(news, input),
      sinceDay: Math.min(asOfDay, news.day),
      numbers: {
        ...{ gate: news.gate, what: news.what, path: pathOf(news) },
        agoDays: Math.max(0, asOfDay - news.day),
        heardDay,
        ...partyAs("party", news.claim),
      },
      claimIds: [news.claim.id],
      ...(news.wholeSiteKey === null ? {} : { wholeSiteKey: news.wholeSiteKey }),
    };
  });
};

function isOnlyPath({ what, isElsewhereGranted }: StandingNews, { facts }: FlagInput): boolean {
  return what === "contested" ? facts.worksDay === null : !isElsewhereGranted;
}

/** What is left to do. */
function pathOf({ what, kind }: StandingNews): string {
  if (what === "contested" || what === "refused_appealed") return "decision";
  if (what === "halted" || what === "paused") return "resumption";
  return kind === "grid_interconnect" ? "request" : "filing";
}
