import type { Meaning } from "../tokens";

const rows: [Meaning, string[]][] = [
  [{ type: "unit", unit: "half", value: 1 }, ["上期", "上半期", "上半年", "前半"]],
  [{ type: "unit", unit: "half", value: 2 }, ["下期", "下半期", "下半年", "後半"]],
  [{ type: "unit", unit: "season", value: 1 }, ["春", "春季"]],
  [{ type: "unit", unit: "season", value: 2 }, ["夏", "夏季"]],
  [{ type: "unit", unit: "season", value: 3 }, ["秋", "秋季"]],
  [{ type: "unit", unit: "season", value: 4 }, ["冬", "冬季"]],
  [{ type: "part", part: "early" }, ["初", "初め", "初頭", "年初", "上旬"]],
  // 年中 is "during the year" in Japanese and "mid-year" in Chinese: it is not read.
  [{ type: "part", part: "mid" }, ["半ば", "中頃", "中旬"]],
  [{ type: "part", part: "late" }, ["下旬"]],
  [{ type: "part", part: "end" }, ["末", "底", "年末", "年底"]],
  [{ type: "bound", bound: "by", side: "last" }, ["まで", "までに", "内", "内に", "以内"]],
  [{ type: "bound", bound: "before", side: "last" }, ["前", "之前"]],
  [{ type: "bound", bound: "notBefore", side: "last" }, ["以降", "から"]],
  [{ type: "bound", bound: "after", side: "last" }, ["後"]],
  [{ type: "bound", bound: "until", side: "last" }, ["以前"]],
  [{ type: "bound", bound: "since", side: "last" }, ["以後", "以后", "之後", "之后"]],
  [{ type: "filler" }, ["の", "に", "予定", "見込み", "計画", "目標", "预计", "預計", "计划", "目标"]],
  [{ type: "about" }, ["頃", "ごろ", "前後", "前后", "左右", "约", "約"]],
  [{ type: "event" }, ["着工", "竣工", "完成", "稼働", "運転開始", "开工", "開工", "完工", "投产", "投產", "投运"]],
  [{ type: "fiscal", fiscalYear: { firstMonth: 4, namedAfter: "first" } }, ["年度", "年度中"]],
  ...Array.from("月火水木金土日", (day, i): [Meaning, string[]] => [
    { type: "weekday", value: i + 1 },
    [`(${day})`, `${day}曜`, `${day}曜日`],
  ]),
  ...Array.from("一二三四五六日", (day, i): [Meaning, string[]] => [
    { type: "weekday", value: i + 1 },
    [`(${day})`, `星期${day}`, `周${day}`, `週${day}`],
  ]),
];

export const japaneseAndChinese = rows.flatMap(([meaning, words]) =>
  words.map((word): [string, Meaning] => [word, meaning]),
);
