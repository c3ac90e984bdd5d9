/** Units as they are written, lower-case and without spaces, by the symbol that stands for all of them. */
const SPELLINGS: Record<string, string> = {
  W: "w",
  kW: "kw kilowatt kilowatts",
  MW: "mw megawatt megawatts 메가와트 メガワット 兆瓦 百万瓦",
  GW: "gw gigawatt gigawatts 기가와트 ギガワット 吉瓦",
  kVA: "kva",
  MVA: "mva 兆伏安",
  GVA: "gva",
  V: "v",
  kV: "kv 千伏",
  kWh: "kwh",
  MWh: "mwh",
  GWh: "gwh",
  TWh: "twh",
  "%": "% percent 퍼센트 ％",
  m2: "m2 m² ㎡ sqm 平方米 平方公尺 제곱미터",
  ft2: "ft2 ft² sqft sf",
  ha: "ha hectare hectares",
  acre: "acre acres ac",
  km: "km",
  km2: "km2 km² ㎢",
  m3: "m3 m³ ㎥",
  "m3/d": "m3/d m³/d m3/day m³/day m³/일 ㎥/일",
  t: "톤 tonne tonnes",
  "t/d": "t/d t/day 톤/일",
  ML: "ml megalitre megalitres",
  GL: "gl gigalitre gigalitres",
  "acre-ft": "acre-ft acre-feet acrefeet af",
  MGD: "mgd",
  day: "day days",
  month: "month months 개월",
  year: "year years yr yrs",
  USD: "usd us$",
  KRW: "krw 원 ₩",
  JPY: "jpy 円",
  TWD: "twd nt$",
  CNY: "cny rmb 元",
  EUR: "eur €",
  GBP: "gbp £",
  AUD: "aud a$",
  CAD: "cad c$",
  SGD: "sgd s$",
};

const symbols = new Map(
  Object.entries(SPELLINGS).flatMap(([symbol, spellings]) => spellings.split(" ").map((text) => [text, symbol])),
);

/** The symbol of a unit, however it is spelt (`㎡`, `sqm`, `m²`); null for what is no unit known here. */
export function readUnit(text: string): string | null {
  const plain = text.normalize("NFC").toLowerCase().replace(/[\s.]/g, "");
  return symbols.get(plain) ?? null;
}

/** Longer titles are sentences; looking for their ends would take a time that grows with their square. */
const LONGEST_TITLE = 200;

/** Words that are as often what a column is about, or what an amount is counted per. */
const TIMES = new Set(["day", "month", "year"]);

/**
 * The unit that the title of a column names: in brackets, after a comma or slash, or as its last word (`Load [GW]`,
 * `용량(MVA)`, `Voltage, kV`, `Capacity / MW`, `Capacity MW`). Null where it names none or two.
 */
export function findUnitInTitle(title: string): string | null {
  // A single letter is rather a name than watts or volts.
  if (title.length < 2 || title.length > LONGEST_TITLE) return null;
  const inBrackets = [...title.matchAll(/[([（［]([^)\]）］]*)[)\]）］]/g)].map((match) => match[1] ?? "");
  const afterComma = /[,，]\s*([^,，]+)$/.exec(title)?.[1] ?? "";
  const named = [...inBrackets, afterComma].map(readUnit);
  const [afterSlash = ""] = /[^/／]+$/.exec(title) ?? [];
  const lastWord = /\s((?:[kKMGT]?(?:W|Wh|V|VA))|%)$/.exec(title)?.[1] ?? "";
  const amount = readUnit(afterSlash) ?? readUnit(lastWord);
  const found = new Set([...named, amount !== null && TIMES.has(amount) ? null : amount]);
  found.delete(null);
  return found.size === 1 ? ([...found][0] ?? null) : null;
}
