import type { Meaning } from "../tokens";

const half = (value: number): Meaning => ({ type: "unit", unit: "half", value });
const season = (value: number): Meaning => ({ type: "unit", unit: "season", value });

const event = (word: string): [string, Meaning] => [word, { type: "event" }];
const weekday = (word: string, value: number): [string, Meaning] => [word, { type: "weekday", value }];

export const korean: [string, Meaning][] = [
  ["상반기", half(1)],
  ["하반기", half(2)],
  ["봄", season(1)],
  ["여름", season(2)],
  ["가을", season(3)],
  ["겨울", season(4)],
  ...["초", "초반", "연초", "초순", "상순"].map((word): [string, Meaning] => [word, { type: "part", part: "early" }]),
  ...["중반", "중순"].map((word): [string, Meaning] => [word, { type: "part", part: "mid" }]),
  ...["후반", "하순"].map((word): [string, Meaning] => [word, { type: "part", part: "late" }]),
  ...["말", "연말"].map((word): [string, Meaning] => [word, { type: "part", part: "end" }]),
  ...["까지", "내", "내에", "이내", "이내에", "안에", "연내"].map((word): [string, Meaning] => [
    word,
    { type: "bound", bound: "by", side: "last" },
  ]),
  ...["전", "전에", "전까지"].map((word): [string, Meaning] => [
    word,
    { type: "bound", bound: "before", side: "last" },
  ]),
  ["부터", { type: "bound", bound: "notBefore", side: "last" }],
  ...["후", "후에"].map((word): [string, Meaning] => [word, { type: "bound", bound: "after", side: "last" }]),
  // 이전 and 이후 may or may not include what they follow.
  ...["이전", "이전에"].map((word): [string, Meaning] => [word, { type: "bound", bound: "until", side: "last" }]),
  ...["이후", "이후에"].map((word): [string, Meaning] => [word, { type: "bound", bound: "since", side: "last" }]),
  ["늦어도", { type: "bound", bound: "by", side: "first" }],
  ...["이르면", "빠르면"].map((word): [string, Meaning] => [
    word,
    { type: "bound", bound: "notBefore", side: "first" },
  ]),
  ...["경", "쯤", "께", "무렵", "즈음", "전후"].map((word): [string, Meaning] => [word, { type: "about" }]),
  // Only what an asset does on a date; `준공 후` and the like are refused.
  ...["착공", "준공", "완공", "완료", "가동", "상업가동", "상업운전", "상업 운전", "전력공급", "전력 공급", "수전"].map(
    event,
  ),
  ...["운영", "입주", "개시", "시작"].map(event),
  ...Array.from("월화수목금토일").flatMap((day, i) => [`(${day})`, `${day}요일`].map((word) => weekday(word, i + 1))),
  ...["에", "중", "중에", "예정", "목표", "예상", "계획"].map((word): [string, Meaning] => [word, { type: "filler" }]),
  ...["또는", "에서"].map((word): [string, Meaning] => [word, { type: "joint", mayBeFiller: false }]),
  ...["회계연도", "회계년도"].map((word): [string, Meaning] => [word, { type: "fiscal", fiscalYear: null }]),
];
