/** What a unit's rider in brackets says of the figure: `MW (about)`. */
export const riders: Readonly<Record<string, { en: string; ko: string }>> = {
  about: { en: "about {figure}", ko: "약 {figure}" },
  "more than": { en: "more than {figure}", ko: "{figure} 초과" },
  below: { en: "below {figure}", ko: "{figure} 미만" },
  upper: { en: "up to {figure}", ko: "최대 {figure}" },
};

/** Units that follow the figure in Korean without a space. */
export const koreanUnits: Readonly<Record<string, string>> = {
  ...{
    applications: "건",
    requests: "건",
    passes: "건",
    projects: "건",
    proposals: "건",
    contracts: "건",
    comments: "건",
  },
  ...{
    sites: "곳",
    substations: "곳",
    users: "곳",
    developers: "곳",
    groups: "곳",
    units: "대",
    votes: "표",
    times: "회",
  },
  ...{ "data centres": "곳", "data centers": "곳", "times as long": "배", miles: "마일" },
  ...{ days: "일", weeks: "주", months: "개월", years: "년" },
  ...{ percent: "%", "percent since 2019": "%(2019년 이후)", "sites per year": "곳/년" },
  ...{ MW: " MW", "MW a year": " MW/년", "MWh a year": " MWh/년", "MWh in the month": " MWh(해당 월)" },
  ...{ "m3 a year": " m³/년", "ML a day": " ML/일", "ML a year": " ML/년", "GL a year": " GL/년" },
  ...{ "million litres": "백만 리터", "million litres a day": "백만 리터/일", "million litres a year": "백만 리터/년" },
  "million gallons per day": "백만 갤런/일",
};

/** Units that say what the value is, and stand nowhere: a day, a year, a state. */
export const silentUnits: readonly string[] = ["date", "day", "month", "year", "status", "-"];
