import type { Days } from "./month-span";

/** Days that systems write where they have none: of spreadsheets, of Unix, and the last day of a field. */
const days = new Set([
  "0001-01-01",
  "1899-12-30",
  "1899-12-31",
  "1900-01-01",
  "1904-01-01",
  "1970-01-01",
  "2099-12-31",
  "9999-12-31",
]);

export const isStandInDay = (day: string): boolean => days.has(day);
export const isStandIn = ({ earliestOn, latestOn }: Days): boolean =>
  earliestOn === latestOn && isStandInDay(earliestOn);

/** Without spaces and full stops. */
const words = new Set([
  ...["", "-", "--", "---", "?", "??", "???", "x", "#n/a", "null", "none", "nil"],
  ...["tbd", "tba", "tbc", "n/a", "na", "unknown", "undecided", "undetermined", "unscheduled", "pending"],
  ...["tobedetermined", "tobeannounced", "tobeconfirmed", "tobedecided", "notannounced", "notknown", "nodate"],
  ...["미정", "미상", "미확정", "미공개", "미발표", "추후결정", "추후공지", "추후확정", "추후발표", "추후", "협의중"],
  ...["없음", "해당없음", "해당사항없음", "notapplicable", "notavailable"],
  ...["未定", "未公表", "未公開", "未確定", "不明", "調整中", "待定", "未知", "未确定", "ยังไม่กำหนด", "ไม่ระบุ"],
  ...["0000-00-00", "00/00/0000", "1900-01-00", "1/0/1900"],
]);

/** Whether a clean text says that the date is not known: `TBD`, `-`, `미정`, or nothing at all. */
export const isUnknownWord = (text: string): boolean => words.has(text.toLowerCase().replace(/[ .]/g, ""));
