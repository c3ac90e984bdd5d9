import { says, wordList } from "./word-list";

const facts = wordList("actual;achieved;completed on;실제;실적;완료일;実績;実際;实际;實際;real;efectiv*");
const plans = wordList(
  "proposed;planned;plan;expected;target*;scheduled;projected;forecast*;anticipated;requested in service;예정;계획;목표;희망;予定;計画;目標;希望;預定;計畫;計劃;计划;目标;预定;拟;previst*;planead*;programad*;propuest*;prevision",
);
const estimates = wordList("estimat*;est;추정;예상;推定;見込;預計;预计;預估;预估;estimad*");

/** Whether a title says that its dates are facts, plans or estimates; null where it says none of these. @param key of `nameKey` */
export function claimOfTitle(key: string): "actual" | "promised" | "estimated" | null {
  if (says(key, facts)) return "actual";
  if (says(key, estimates)) return "estimated";
  return says(key, plans) ? "promised" : null;
}
