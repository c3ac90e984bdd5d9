import { articleParameterRows } from "./article-parameters";

/** Where each constant of the article's arithmetic comes from, in Korean, by slug. */
export const articleParametersKo: Record<string, string> = {
  "article-capex-usd": "아마존, 최초 기사(A01). 코리아헤럴드 10604137",
  "article-capex-usd-per-mw": "판단, 기사에 맞춤. GW당 350억 달러: 번스타인(ng.investing.com, 기사 2169144)",
  "article-revenue-usd-per-mw-year":
    "판단, 기사의 투자 400억 달러당 80억~100억 달러에 맞춤. 보도된 코어위브: 수전된 MW·년당 1,000만~1,200만 달러",
  "article-utilisation": "판단, 기사의 기본 범위에 맞춤",
  "article-utilisation-low": "판단, 기사에 맞춤: 기본 범위의 하단",
  "article-utilisation-high": "판단, 기사에 맞춤: 기본 범위의 상단",
  "article-in-service-share": "판단, 기본 시나리오에 지연이 없는 기사에 맞춤. 엔진 자체의 비율이 이를 대신합니다",
  "article-opex-usd-per-mw-year":
    "보도된 크루소(Crusoe) 수치: globalwarming-arclein.blogspot.com/2026/05/economics-of-megawatt-of-ai-data-center.html",
  "article-it-share-of-capex": "판단, 기사에 맞춤. 크루소는 약 절반",
  "article-it-life-years":
    "메타의 서버. 아마존 일부 5년, 마이크로소프트와 알파벳 6년(deepquarry.substack.com/p/amazon-revises-server-lifespan-amid)",
  "article-facility-life-years": "판단, 기사에 맞춤",
  "article-bear-utilisation": "판단, 기사에 맞춤: 기사의 50%(A14) 바로 아래",
  "article-bear-energised-share": "판단: 기사의 계통 연결 지연(A14)",
  "article-dark-share": "판단: 2029년 용량의 4분의 1에 전력이 없음",
  "article-bull-revenue-usd-per-mw-year":
    "판단, 기사의 강세 시나리오(A13)에 맞춤. 보도된 크루소의 1,500만 달러보다 낮음",
  "article-bull-utilisation": "판단, 기사의 강세 시나리오(A13)에 맞춤",
  "article-capex-low-usd-per-mw": "Epoch AI: 칩을 포함한 시설 전력 GW당 약 290억 달러",
  "article-capex-ulsan-usd-per-mw":
    "유일한 국내 사례인 SK-AWS 울산: 103MW에 7조 원, 약 51억 달러(코리아헤럴드 10514856)",
  "article-capex-high-usd-per-mw": "보도된 크루소 수치, 발전 설비 포함",
  "article-window-years": "코리아헤럴드 10604137: 2025~28년",
  "article-service-lag-years": "판단, 기사에 맞춤: 2025~28년에 집행한 것은 2029년 말까지 모두 가동 중(A09)",
  "aws-operating-margin-2024": "stock-analysis-on.net, 아마존 부문별: 2024년 37.0%(2023년 27.1%, 2022년 28.5%)",
};

/** The units of the constants in Korean. */
export const articleUnitsKo: Record<string, string> = {
  USD: "USD",
  "USD per MW": "USD/MW",
  "USD per MW-year": "USD/MW·년",
  "USD per MW-year at full use": "USD/MW·년, 최대 가동 시",
  share: "비율",
  "share of MW": "MW 비율",
  "share of revenue": "매출 대비 비율",
  years: "년",
  "years, straight line": "년, 정액",
};

/** The Korean words of a constant's source; undefined where the stored ones are no longer those of the product. */
export function articleSourceKo(slug: string, source: string): string | undefined {
  const isDefault = articleParameterRows.some((one) => one.slug === slug && one.source === source);
  return isDefault ? articleParametersKo[slug] : undefined;
}
