import { describe, expect, it } from "vitest";
import { readDate } from "./read-date";
import type { DateContext, DateReading } from "./types";

/** A reading in one line: the text that is kept, or what is asked or refused, with the readings beside it. */
function inShort(reading: DateReading): string {
  switch (reading.kind) {
    case "read":
      return reading.canonical;
    case "unknown":
      return "unknown";
    case "ambiguous":
      return `${reading.question}? ${reading.readings.map(({ canonical }) => canonical).join(", ")}`;
    case "refused":
      return `${reading.reason}: ${reading.part}${reading.nearest.map(({ canonical }) => ` ~ ${canonical}`).join("")}`;
  }
}
const each = (rows: [string, string][], context?: DateContext) =>
  it.each(rows)("%s: %s", (text, expected) => expect(inShort(readDate(text, context))).toBe(expected));

describe("from one period to another", () =>
  each([
    ["Q3 or Q4 2027", "2027-H2"],
    ["Q3/Q4 2027", "2027-H2"],
    ["between Q3 2027 and Q1 2028", "2027-07/2028-03"],
    ["from Q3 2027 to Q1 2028", "2027-07/2028-03"],
    ["2027년 7월부터 9월까지", "2027-Q3"],
    ["2027年4月から9月まで", "2027-04/2027-09"],
    ["2027~2028년", "2027-01/2028-12"],
    ["'27~'28년", "2027-01/2028-12"],
    ["27~28년", "2027-01/2028-12"],
    ["2027년 상반기~하반기", "2027"],
    ["early to mid 2027", "2027-01/2027-09"],
    ["early to mid Q3 2027", "2027-07/2027-08"],
    ["mid-to-late 2027", "2027-04/2027-12"],
    ["late Q3 or early Q4 2027", "2027-09/2027-10"],
    ["3Q–4Q27", "2027-H2"],
    ["2Q27-1Q28", "2027-04/2028-03"],
    ["4Q27 - 1Q28", "2027-10/2028-03"],
    ["1-3Q27", "2027-01/2027-09"],
    ["1-3Q 2027", "2027-01/2027-09"],
    ["2027년 1~3월", "2027-Q1"],
    ["Jan-Mar 2027", "2027-Q1"],
    ["Jan-Feb-2027", "2027-01/2027-02"],
    ["Jan 1 - Mar 31, 2027", "2027-Q1"],
    ["11-20 Nov 2027", "2027-11-11/2027-11-20"],
    ["11-20 Nov 27", "2027-11-11/2027-11-20"],
    ["Nov 11-20, 2027", "2027-11-11/2027-11-20"],
    ["2027년 11월 11~20일", "2027-11-11/2027-11-20"],
    ["2027년 9월 1일~9일", "2027-09-01/2027-09-09"],
    ["12/25/2027 to 1/5/2028", "dayMonthOrder? 2027-12-25/2028-05-01, 2027-12-25/2028-01-05"],
    ["2027-04/2027-09", "2027-04/2027-09"],
    ["2027-04-10/2027-09-09", "2027-04-10/2027-09-09"],
    ["summer/fall 2027", "2027-06/2027-11"],
    ["Q3 to Q4 FY2027", "fiscalYear? 2027-H2, 2027-10/2028-03, 2026-10/2027-03, 2027-H1, 2027-04/2027-09"],
    ["Nov-27 - Dec-27", "2027-11/2027-12"],
    ["30 Sep 27 - 5 Oct 27", "2027-09-30/2027-10-05"],
    ["Nov-27 - 5 Dec 27", "2027-11-01/2027-12-05"],
    ["27.12월~2028.3월", "2027-12/2028-03"],
    ["27.12월~28.3월", "2027-12/2028-03"],
    ["30-Sep-27 - 5-Oct-27", "2027-09-30/2027-10-05"],
    ["30-Sep-27-5-Oct-27", "2027-09-30/2027-10-05"],
    ["Nov-27-Dec-27", "contradiction: Dec"],
    ["2027-Q3 - 2027-Q4", "2027-H2"],
    ["30 Sep - 5 Oct 27", "2027-09-30/2027-10-05"],
    ["5 Nov - 2028", "2028-11-05"],
    ["Nov 27 - Dec 27", "contradiction: Dec"],
    ["Q3 - 2027-04", "contradiction: Q3 - 2027-04"],
    ["Nov-Feb 2028", "contradiction: Feb"],
    ["Q4 2027 - Q3 2027", "contradiction: Q3"],
    ["between 2027", "contradiction: 2027"],
    ["between Q3 2027", "contradiction: Q3 2027"],
    ["by Q3-Q4 2027", "by 2027-H2"],
    ["3Q95-4Q95", "century? 1995-H2, 2095-H2"],
    ["3/4/2027 to 5/6/2027", "dayMonthOrder? 2027-04-03/2027-06-05, 2027-03-04/2027-05-06"],
    ["1970-01-01 ~ 2027-06-30", "contradiction: ~"],
    ["2027 to 2099-12-31", "contradiction: to"],
  ]));

describe("bounds", () =>
  each([
    ["before year-end 2027", "by 2027-12"],
    ["before end-2027", "by 2027-12"],
    ["before the end of June 2027", "by 2027-06"],
    ["after the end of 2027", "after 2027-Q4"],
    ["before late 2027", "before 2027-Q4"],
    ["before early 2027", "before 2027-Q1"],
    ["not before mid-2027", "not before 2027-04/2027-09"],
    ["after mid-2027", "not before 2027-07-01"],
    ["before mid-2027", "by 2027-06"],
    ["by mid-H2 2027", "by 2027-09"],
    ["by mid-Q3 2027", "by 2027-08-15"],
    ["by mid-June 2027", "by 2027-06-15"],
    ["by mid-May 2026", "by 2026-05-16"],
    ["not later than mid-2027", "by 2027-06"],
    ["on or before 2027-06-30", "by 2027-06-30"],
    ["2027 or later", "not before 2027"],
    ["2027 onwards", "not before 2027"],
    ["from 2027", "not before 2027"],
    ["2027-06-30 or earlier", "by 2027-06-30"],
    ["at the latest Q3 2027", "by 2027-Q3"],
    ["Q3 2027 at the latest", "by 2027-Q3"],
    ["as early as 2029", "not before 2029"],
    ["늦어도 2028년 상반기까지", "by 2028-H1"],
    ["by 2028 by 2029", "contradiction: by"],
    ["by by 2028", "contradiction: by by 2028"],
    ["by 2028까지", "by 2028"],
    ["after 2028까지", "contradiction: after 2028까지"],
    ["늦어도 at the latest 2028까지", "contradiction: 늦어도 at the latest 2028까지"],
    ["2027년부터 이전", "contradiction: 2027년부터 이전"],
    ["2027년부터", "not before 2027"],
    ["2027년부터 2028년", "contradiction: 부터"],
    ["2027년 전 2028년까지", "contradiction: 전"],
    ["2027 from 2028까지", "contradiction: from"],
    ["2027년부터 2028년부터 2029년까지", "contradiction: 부터"],
    ["since 2027", "boundary? not before 2027, after 2027"],
    ["2028년 이후", "boundary? not before 2028, after 2028"],
    ["until Q3 2027", "boundary? by 2027-Q3, before 2027-Q3"],
    ["2028年以前", "boundary? by 2028, before 2028"],
    ["2028年之前", "before 2028"],
    ["2028年後", "after 2028"],
    ["until 1990", "by 1990"],
    ["before 1990", "yearOutside: 1990"],
    ["after 2100", "yearOutside: 2100"],
    ["not before 2100", "not before 2100"],
    ["by 2099-12-31", "unknown"],
    ["after 2099-12-30", "unknown"],
    ["before 2100", "before 2100"],
    ["by", "notUnderstood: by"],
    ["before TBD", "notUnderstood: TBD"],
  ]));

describe("what is said beside a date", () =>
  each([
    ["2027(E)", "2027"],
    ["1H27 (F)", "2027-H1"],
    ["'27E", "2027"],
    ["2027-06-30 23:59:59", "2027-06-30"],
    ["2027-06-30 9:05 am", "2027-06-30"],
    ["2027年6月30日 14:00", "2027-06-30"],
    ["2027-06-30 24:00:00", "notUnderstood: 24:00:00 ~ 2027-06-30"],
    ["2027-06-30 12:60", "notUnderstood: 12:60 ~ 2027-06-30"],
    ["2027-06-30 15:00Z", "notUnderstood: 15:00Z ~ 2027-06-30"],
    ["2027-06-30 00:00+0900", "notUnderstood: 00:00+0900 ~ 2027-06-30"],
    ["2027 14:00", "contradiction: 14:00 ~ 2027"],
    ["Q3 2027 14:00", "contradiction: 14:00 ~ 2027-Q3"],
    ["14:00", "notUnderstood: 14:00"],
    ["Mon 28 June 2027", "2027-06-28"],
    ["2027年7月4日（日）", "2027-07-04"],
    ["2027年7月4日(周日)", "2027-07-04"],
    ["Wed (수) 30 June 2027", "2027-06-30"],
    ["Wed (목) 30 June 2027", "contradiction: (목) ~ 2027-06-30"],
    ["Wed 2027", "contradiction: Wed ~ 2027"],
    ["수요일", "noYear: 수요일"],
    ["by Fri 30 June 2027", "contradiction: Fri ~ 2027-06-30"],
    ["05/05/95 (Fri)", "1995-05-05"],
    ["03/04/2027 (Wed)", "contradiction: Wed ~ 2027-04-03 ~ 2027-03-04"],
    ["2027년 2월 30일(화)", "noSuchDay: 2027년 2월 30일(화) ~ 2027-02"],
    ["2027-02-30 00:00:00", "noSuchDay: 2027-02-30 ~ 2027-02"],
    ["2nd Wednesday of June 2027", "notUnderstood: nd ~ 2027-06-02"],
    ["2nd June 2027, Wednesday", "2027-06-02"],
    ["30 June 2027 (Thu) - 2 July 2027 (Fri)", "contradiction: July"],
    ["2027.6.30경", "contradiction: 경 ~ 2027-06-30"],
    ["경", "notUnderstood: 경"],
    ["가동", "notUnderstood: 가동"],
    ["준공 6월", "noYear: 준공 6월"],
    ["(준공) 2027년 6월", "2027-06"],
    ["2027년 6월 (준공)", "2027-06"],
    ["2027년 (준공) 6월", "contradiction: 준공"],
    ["준공 2027년 6월 가동", "contradiction: 가동"],
    ["준공 가동 2027년 6월", "2027-06"],
    ["after completion 2027", "contradiction: completion"],
    ["2027년 준공까지", "contradiction: 준공"],
  ]));

describe("fiscal years", () => {
  each([
    ["2027/28", "fiscalOrCalendar? 2027-01/2028-12, 2027-04/2028-03, 2027-07/2028-06, 2027-10/2028-09"],
    ["early 2027-28", "fiscalOrCalendar? 2027-Q2, 2027-Q3, 2027-Q4"],
    ["FY2027/28", "fiscalYear? 2027-04/2028-03, 2027-07/2028-06, 2027-10/2028-09"],
    ["Q3 2027-28", "fiscalYear? 2027-Q4, 2028-Q1, 2028-Q2"],
    ["Nov 2027-28", "contradiction: Nov 2027-28"],
    ["2027 회계연도 3분기", "fiscalYear? 2027-Q3, 2027-Q4, 2026-Q4, 2027-Q1, 2027-Q2"],
    ["2027年度末", "2028-Q1"],
    ["2027年度3月", "2028-03"],
    ["令和9年度末まで", "by 2028-Q1"],
    ["summer FY2027", "contradiction: summer FY2027"],
    ["3QCY27", "2027-Q3"],
    ["FY2027 FY2028", "contradiction: FY"],
  ]);
  describe("that begin in July and are named after their last year", () =>
    each(
      [
        ["FY27", "2026-07/2027-06"],
        ["1HFY27", "2026-H2"],
        ["4QFY27", "2027-Q2"],
        ["June FY2027", "2027-06"],
        ["July FY2027", "2026-07"],
        ["15 July FY2027", "2026-07-15"],
        ["FY2027-28", "2027-07/2028-06"],
        ["mid-FY2027", "2026-10/2027-03"],
        ["by mid-FY2027", "by 2026-12"],
      ],
      { fiscalYear: { firstMonth: 7, namedAfter: "last" } },
    ));
  describe("that are the calendar's", () =>
    each(
      [
        ["FY2027", "2027"],
        ["2027-28", "2027-01/2028-12"],
      ],
      { fiscalYear: { firstMonth: 1, namedAfter: "last" } },
    ));
});

describe("seasons", () => {
  each([
    ["winter 2027", "season? 2026-12/2027-02, 2027-12/2028-02"],
    ["winter 2027-28", "2027-12/2028-02"],
    ["summer 2027-28", "contradiction: summer 2027-28"],
    ["early summer 2027", "2027-06"],
    ["spring '95", "century? 1995-03/1995-05, 2095-03/2095-05"],
    ["2027年冬", "season? 2026-12/2027-02, 2027-12/2028-02"],
    ["winter 9999", "yearOutside: 9999"],
  ]);
  describe("south of the equator", () =>
    each(
      [
        ["spring 2027", "2027-09/2027-11"],
        ["summer 2027", "season? 2026-12/2027-02, 2027-12/2028-02"],
        ["summer 2027/28", "2027-12/2028-02"],
        ["winter 2027/28", "contradiction: winter 2027/28"],
      ],
      { hemisphere: "south" },
    ));
});

describe("dates in figures", () => {
  each([
    ["2027-13", "noSuchDay: 2027-13 ~ 2027"],
    ["2027-02-30", "noSuchDay: 2027-02-30 ~ 2027-02"],
    ["2027.13.01", "noSuchDay: 2027.13.01 ~ 2027"],
    ["0/0/2027", "noSuchDay: 0/0/2027 ~ 2027"],
    ["31.04.2027", "noSuchDay: 31.04.2027 ~ 2027-04"],
    ["27.12", "contradiction: 12"],
    ["27-12-03", "dayMonthOrder? 2003-12-27, 2027-12-03"],
    ["12-03-27", "dayMonthOrder? 2027-03-12, 2027-12-03, 2012-03-27"],
    ["1/2/27", "dayMonthOrder? 2027-02-01, 2027-01-02"],
    ["11/20/26", "2026-11-20"],
    ["5/5/95", "century? 1995-05-05, 2095-05-05"],
    ["2027-1", "monthQuarterHalf? 2027-01, 2027-Q1, 2027-H1"],
    ["2027-3", "monthQuarterHalf? 2027-03, 2027-Q3"],
    ["2027-5", "2027-05"],
    ["2027-01", "2027-01"],
    ["2027/1", "2027-01"],
    ["'27.1", "2027-01"],
    ["'27/3/5", "2027-03-05"],
    ["2027-09-30T00:00:00Z", "2027-09-30"],
    ["2027-09-30T00:00", "2027-09-30"],
    ["2027-09-30 14:30", "2027-09-30"],
    ["11/20/2026 3:05 PM", "2026-11-20"],
    ["2027-09-30T15:00:00Z", "notUnderstood: T15:00:00Z ~ 2027-09-30"],
    ["2027-09-30T00:00:00+09:00", "notUnderstood: T00:00:00+09:00 ~ 2027-09-30"],
    ["20271340", "noSuchDay: 20271340 ~ 2027"],
    ["99991231", "unknown"],
    ["0000-00-00", "unknown"],
    ["202709", "serial: 202709"],
    ["2027.11 말", "2027-11-21/2027-11-30"],
    ["2027.11.3 말", "contradiction: 2027.11.3 말"],
    ["2027.11.3 Q3", "contradiction: 2027.11.3 Q3"],
    ["2027.11 2028.12", "contradiction: 2028.12"],
    ["2027.9.30. 까지", "by 2027-09-30"],
    ["２０２７．９．３０", "2027-09-30"],
    ["2027–09–30", "2027-09-30"],
    ["30/09/2570", "yearOutside: 30/09/2570 ~ 2027-09-30"],
    ["2027.9/30", "contradiction: 9"],
    ["5/12.2027", "contradiction: 5/12.2027"],
    ["2027. 1분기", "2027-Q1"],
    ["2027.12월", "2027-12"],
    ["2027. 3Q", "2027-Q3"],
    ["2027.3/4분기", "2027-Q3"],
    ["'27.3/4분기", "2027-Q3"],
  ]);
  describe("where the year stands first", () =>
    each(
      [
        ["27-12-03", "2027-12-03"],
        ["5/2/2027", "noSuchDay: 5/2/2027 ~ 2027-02-05 ~ 2027-05-02"],
      ],
      { order: "ymd" },
    ));
});

describe("days in words", () =>
  each([
    ["27 Sep 30", "2030-09-27"],
    ["2027 Sep 30", "2027-09-30"],
    ["the 30th of September, 2027", "2027-09-30"],
    ["Sep 27", "dayOrYear: 27 ~ 2027-09"],
    ["27-Sep", "dayOrYear: 27 ~ 2027-09"],
    ["Sep-27", "2027-09"],
    ["Dec 31", "dayOrYear: 31 ~ 2031-12"],
    ["29 Feb 2100", "noSuchDay: 29 Feb 2100 ~ 2100-02"],
    ["Sep-5", "noYear: Sep-5"],
    ["Nov '27", "2027-11"],
    ["Dec 40", "2040-12"],
    ["32 Jan 2027", "noSuchDay: 32 Jan 2027 ~ 2027-01"],
    ["29 Feb 2027", "noSuchDay: 29 Feb 2027 ~ 2027-02"],
    ["2027년 13월", "noSuchDay: 2027년 13월 ~ 2027"],
    ["2027년 0월", "noSuchDay: 2027년 0월 ~ 2027"],
    ["30일 2027", "contradiction: 30일 2027"],
    ["Q3 30일 2027", "contradiction: Q3 30일 2027"],
    ["early 5 May 2027", "contradiction: early 5 May 2027"],
    ["5 6 7 May", "contradiction: 7"],
    ["5 6 Q3", "contradiction: 6"],
    ["5 6 May 2027", "contradiction: 5"],
    ["5 6일 May 2027", "contradiction: 5"],
    ["5 6 7일 May", "contradiction: 6"],
    ["5 6 May", "contradiction: 6"],
    ["05 06 May", "contradiction: 06"],
    ["May 5 6", "contradiction: 6"],
    ["May 5 06", "2006-05-05"],
    ["3Q7", "noYear: 3Q7"],
    ["5 Q3 2027", "contradiction: 5"],
    ["27년 5월 6일", "2027-05-06"],
    ["27 5월", "2027-05"],
    ["5월 27", "dayOrYear: 27 ~ 2027-05"],
  ]));

describe("years", () =>
  each([
    ["1990", "1990"],
    ["2100", "2100"],
    ["1989", "yearOutside: 1989"],
    ["2101", "yearOutside: 2101"],
    ["'27", "2027"],
    ["27", "notUnderstood: 27 ~ 2027"],
    ["007", "notUnderstood: 007"],
    ["3Q95", "century? 1995-Q3, 2095-Q3"],
    ["3Q89", "2089-Q3"],
    ["late 27", "2027-Q4"],
    ["2570", "yearOutside: 2570 ~ 2027"],
    ["มิ.ย. 70", "century? 2070-06, 2027-06"],
    ["มิ.ย. '27", "2027-06"],
    ["มิ.ย. '70", "century? 2070-06, 2027-06"],
    ["มิถุนายน 2027", "2027-06"],
    ["พ.ศ. 2570 ไตรมาส 2", "2027-Q2"],
    ["ก่อนสิ้นปี 2570", "by 2027-12"],
    ["B.E. 2570", "2027"],
    ["昭和60年", "yearOutside: 昭和60年"],
    ["平成2年", "1990"],
    ["H31.4.30", "2019-04-30"],
    ["R9年3月", "2027-03"],
    ["Minguo 116", "2027"],
    ["ROC 116", "2027"],
    ["中華民國116年6月30日", "2027-06-30"],
    ["116-6", "2027-06"],
    ["2027년 2028년", "contradiction: 2028년"],
    ["2027 Q3 Q4", "contradiction: Q4"],
    ["early late 2027", "contradiction: late"],
    ["2027년 말 연말", "2027-Q4"],
    ["2027년 11월 3일 4일", "contradiction: 4일"],
  ]));

describe("what is no date", () =>
  each([
    ["~2027", "contradiction: ~"],
    ["2027~", "contradiction: ~"],
    ["-2027", "notUnderstood: -"],
    ["2027-", "notUnderstood: -"],
    ["through 2027", "contradiction: through"],
    ["2030s", "notUnderstood: s ~ 2030"],
    ["2028년 말레이시아", "notUnderstood: 말레이시아 ~ 2028"],
    ["2027년 경기도", "notUnderstood: 경기도 ~ 2027"],
    ["2027년 가동 중단", "notUnderstood: 중단 ~ 2027"],
    ["116.5E", "notUnderstood: E ~ 2027-05"],
    ["12.2027E", "notUnderstood: E ~ 2027-12"],
    ["2027Energy", "notUnderstood: Energy ~ 2027"],
    ["marvin 2027", "notUnderstood: marvin ~ 2027"],
    ["Ma 2027", "notUnderstood: Ma ~ 2027"],
    ["TBD (2027)", "notUnderstood: TBD ~ 2027"],
    ["Phase 2 in Q3 2027", "notUnderstood: Phase"],
    ["soon 03/04/2027", "notUnderstood: soon ~ 2027-04-03 ~ 2027-03-04"],
    ["İ 2027", "notUnderstood: İ ~ 2027"],
    [".", "unknown"],
    [",", "notUnderstood: ,"],
    ["q32027", "notUnderstood: q"],
    ["Q5 2027", "notUnderstood: Q"],
    [`${"Q3 2027 ".repeat(26)}`, `tooLong: ${"Q3 2027 ".repeat(5)}…`],
    [`${" ".repeat(300)}2027`, "2027"],
  ]));

describe("a text without a year", () => {
  it("comes nearest to this year and the next, if the caller says which", () => {
    expect(inShort(readDate("by Q3", { thisYear: 2026 }))).toBe("noYear: by Q3 ~ by 2026-Q3 ~ by 2027-Q3");
    expect(inShort(readDate("상반기 내", { thisYear: 2026 }))).toBe("noYear: 상반기 내 ~ by 2026-H1 ~ by 2027-H1");
    expect(inShort(readDate("Nov 20", { thisYear: 2026 }))).toBe("dayOrYear: 20 ~ 2020-11 ~ 2026-11-20 ~ 2027-11-20");
    expect(inShort(readDate("by Q3"))).toBe("noYear: by Q3");
  });
});

describe("numbers of spreadsheets", () => {
  each(
    [
      ["32874", "1990-01-01"],
      ["73415", "2100-12-31"],
      ["73416", "yearOutside: 73416"],
      ["32873", "yearOutside: 32873"],
      ["1", "unknown"],
      ["73050", "unknown"],
      ["2027", "2027"],
      ["2958466", "notUnderstood: 2958466"],
      ["Q3 2027", "2027-Q3"],
    ],
    { excelSerials: 1900 },
  );
  it("are refused where nothing says that they are, with the day that they would be", () => {
    expect(inShort(readDate("46356.75"))).toBe("serial: 46356.75 ~ 2026-11-30");
    expect(inShort(readDate("1"))).toBe("notUnderstood: 1");
  });
});

it("names the calendar that a date was converted from", () => {
  const calendarOf = (text: string, context?: DateContext) => {
    const reading = readDate(text, context);
    return reading.kind === "read" ? reading.calendar : reading.kind;
  };
  expect(calendarOf("2027")).toBeNull();
  expect(calendarOf("令和9年")).toBe("japanese_era");
  expect(calendarOf("R9.3.31")).toBe("japanese_era");
  expect(calendarOf("H31.4.30")).toBe("japanese_era");
  expect(calendarOf("民國116年")).toBe("minguo");
  expect(calendarOf("116/06/30")).toBe("minguo");
  expect(calendarOf("2570 BE")).toBe("buddhist");
  expect(calendarOf("30 กันยายน 2570")).toBe("buddhist");
  expect(calendarOf("30 กันยายน 2027")).toBeNull();
  expect(calendarOf("2027年度")).toBe("fiscal");
  expect(calendarOf("15 May FY2027", { fiscalYear: { firstMonth: 4, namedAfter: "first" } })).toBe("fiscal");
  expect(calendarOf("46356", { excelSerials: 1900 })).toBe("spreadsheet");
  expect(calendarOf("令和9年~2028年")).toBe("japanese_era");
});
