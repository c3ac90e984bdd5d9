import { exchangeRatesKo } from "./exchange-rates";

/** The unit and the reason of each default in Korean, by slug; they hold while the stored words are those of `phaseMoneyParameters`. */
export const phaseMoneyParametersKo: Record<string, { unit: string; source: string }> = {
  "wacc-per-year-lease": { unit: "연간 비율", source: "판단: 건물을 임차한 운영사의 위험은 같다고 보았습니다" },
  "wacc-per-year-colocation": {
    unit: "연간 비율",
    source: "판단: 장기 임대차를 맺은 임대인. 10%를 적용하면 자본비용을 밑도는 임대인이 크게 늘어납니다",
  },
  "evaluation-years-lease": { unit: "년, 가동 개시부터", source: "판단: 임대차 기간" },
  "evaluation-years-colocation": { unit: "년, 가동 개시부터", source: "판단: 자가 보유 시설과 같은 기간" },
  "facility-life-years": {
    unit: "년, 정액",
    source: "판단: 지연된 시설의 가치가 줄어드는 기간으로, 기사 계산에 쓰인 내용연수입니다",
  },
  "power-usage-effectiveness": { unit: "IT MW당 시설 MW", source: "판단: 최근의 대형 사이트" },
  "load-factor": { unit: "시설 MW 대비 비율", source: "판단: 연평균 전력 사용" },
  "redeployable-share-facility": {
    unit: "비율",
    source: "판단: 수전한 시설에 다른 사업자가 지불할 금액. 전력이 없으면 0입니다",
  },
  "spread-of-price": { unit: "로그값의 표준편차", source: "판단: MW·년 가격. 평균은 유지합니다" },
  "spread-of-utilisation": { unit: "로그값의 표준편차", source: "판단: 가동률. 평균은 유지합니다" },
  "spread-of-capex": {
    unit: "로그값의 표준편차",
    source: "판단: 지급 기록이 없는 자본. 평균은 유지합니다",
  },
  "spread-of-energy-cost": {
    unit: "로그값의 표준편차",
    source: "판단: 계약 가격이 없는 전기 요금. 평균은 유지합니다",
  },
  "spread-of-rent": { unit: "로그값의 표준편차", source: "판단: 임대인의 임대료. 평균은 유지합니다" },
  "price-correlation-between-sites": {
    unit: "가격과 가동률 로그값의 상관계수",
    source:
      "판단: 모든 사이트가 한 시장을 공유하고 나머지는 사이트별 요인입니다. 0이면 프로그램이 실제보다 확실해 보입니다",
  },
  "rent-usd-per-kw-month": { unit: "IT kW당 월 USD", source: "판단: 대형 임대차 계약" },
  "landlord-cost-share-of-rent": { unit: "임대료 대비 비율", source: "판단: 임대인의 운영비" },
  "reletting-months": { unit: "개월", source: "판단: 가동 개시부터 다른 임차인의 임대료가 들어올 때까지" },
  "idle-months": { unit: "개월", source: "판단: 지출 후 가동까지 이보다 오래 걸리면 위험에 노출된 자본으로 봅니다" },
  "idle-months-low": { unit: "개월", source: "판단. 기준과 함께 표시합니다" },
  "idle-months-high": { unit: "개월", source: "판단. 기준과 함께 표시합니다" },
  "minimum-demand-share": {
    unit: "계약전력 대비 비율",
    source: "AEP Ohio 데이터센터 요금제(24-0508-EL-ATA). 말레이시아 전력공급계약과 Dominion GS-5도 같은 비율입니다",
  },
  "minimum-demand-myr-per-kw-month": {
    unit: "부족분 kW·월당 MYR(링깃)",
    source: "말레이시아 투자통상산업부, The Edge 2026년 1월 15일 보도: 첫 4년간 신고전력의 85%에 미달한 만큼",
  },
  ...exchangeRatesKo,
};
