import type { Meaning } from "../tokens";

const months = [
  ["มกราคม", "ม.ค."],
  ["กุมภาพันธ์", "ก.พ."],
  ["มีนาคม", "มี.ค."],
  ["เมษายน", "เม.ย."],
  ["พฤษภาคม", "พ.ค."],
  ["มิถุนายน", "มิ.ย."],
  ["กรกฎาคม", "ก.ค."],
  ["สิงหาคม", "ส.ค."],
  ["กันยายน", "ก.ย."],
  ["ตุลาคม", "ต.ค."],
  ["พฤศจิกายน", "พ.ย."],
  ["ธันวาคม", "ธ.ค."],
];
const rows: [Meaning, string[]][] = [
  [{ type: "unit", unit: "half", value: 1 }, ["ครึ่งปีแรก", "ครึ่งแรกของปี"]],
  [{ type: "unit", unit: "half", value: 2 }, ["ครึ่งปีหลัง", "ครึ่งหลังของปี"]],
  [{ type: "part", part: "early" }, ["ต้น", "ต้นปี"]],
  [{ type: "part", part: "mid" }, ["กลาง", "กลางปี"]],
  [{ type: "part", part: "late" }, ["ปลาย", "ปลายปี"]],
  [{ type: "part", part: "end" }, ["สิ้น", "สิ้นปี"]],
  [{ type: "bound", bound: "by", side: "first" }, ["ภายใน"]],
  [{ type: "bound", bound: "before", side: "first" }, ["ก่อน"]],
  [{ type: "bound", bound: "notBefore", side: "first" }, ["ตั้งแต่"]],
  [{ type: "bound", bound: "after", side: "first" }, ["หลัง"]],
  [{ type: "joint", mayBeFiller: false }, ["ถึง"]],
  [{ type: "filler" }, ["ปี", "เดือน", "วันที่", "ของ"]],
];

export const thai: [string, Meaning][] = [
  ...months.flatMap((names, i) =>
    names.map((name): [string, Meaning] => [name, { type: "unit", unit: "month", value: i + 1 }]),
  ),
  ...rows.flatMap(([meaning, words]) => words.map((word): [string, Meaning] => [word, meaning])),
];
