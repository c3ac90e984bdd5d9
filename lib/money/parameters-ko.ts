/** The unit and the reason of each default in Korean, by slug; they hold while the stored words are those of `moneyParameters`. */
export const moneyParametersKo: Record<string, { unit: string; source: string }> = {
  "wacc-per-year": { unit: "연간 비율", source: "판단. 8%와 12%의 결과를 함께 표시합니다" },
  "accelerator-life-years": {
    unit: "년",
    source:
      "판단. 보도된 서버 내용연수: 아마존 일부 5년, 메타 5.5년, 마이크로소프트와 알파벳 6년, 비판론 2~3년 (deepquarry.substack.com/p/amazon-revises-server-lifespan-amid)",
  },
  utilisation: { unit: "비율", source: "판단. 기사의 기본 시나리오 범위(0.76~0.86)에 맞추었습니다" },
  "revenue-usd-per-mw-year": {
    unit: "USD/MW·년, 최대 가동 시",
    source: "판단. 기사의 투자 400억 달러당 80억~100억 달러에 맞추었습니다. MW 산정 기준은 단계가 밝힌 대로입니다",
  },
  "opex-usd-per-mw-year": {
    unit: "USD/MW·년",
    source:
      "보도된 크루소(Crusoe) 수치: globalwarming-arclein.blogspot.com/2026/05/economics-of-megawatt-of-ai-data-center.html",
  },
  "ramp-months": { unit: "개월", source: "판단: 0에서 최대 가동률까지 일정하게 오릅니다" },
  "evaluation-years": {
    unit: "년, 가동 개시부터",
    source: "판단: 기사 계산에 쓰인 시설의 정액 상각 기간이며, 그 뒤 시설의 잔존 가치는 없습니다",
  },
  "build-months": { unit: "개월", source: "판단: 시설 설비투자는 가동 개시 전 이 기간에 고르게 투입됩니다" },
  "install-days": { unit: "일", source: "판단: 가속기 인도부터 가동 개시까지" },
  "firm-window-days": { unit: "일", source: "판단: 인도가 이만큼 가까우면 더는 옮길 수 없습니다" },
  "redeployable-share-hyperscaler": { unit: "비율", source: "판단: 다른 사이트에서 장비를 쓸 수 있습니다" },
  "redeployable-share-single-site": { unit: "비율", source: "판단: 재판매만 가능합니다" },
  "loss-threshold-low": { unit: "투입 자본 대비 비율", source: "판단. 좌초 기준과 함께 표시합니다" },
  "stranded-threshold": { unit: "투입 자본 대비 비율", source: "판단: 좌초 기준이며 바꿀 수 있습니다" },
  "loss-threshold-high": { unit: "투입 자본 대비 비율", source: "판단. 좌초 기준과 함께 표시합니다" },
  "default-capex-usd-per-mw": {
    unit: "USD/MW",
    source:
      "판단. 기사에 맞추었습니다. GW당 350억 달러: 번스타인(ng.investing.com, 기사 2169144), 5,900만 달러: 발전 설비를 포함한 크루소 수치",
  },
  "accelerator-share-of-capex": {
    unit: "비율",
    source: "판단: 기사 계산의 설비투자 중 IT 비중. 약 절반(크루소), GPU만 39%(번스타인)라는 의견도 있습니다",
  },
  "accelerator-accounting-life-years": {
    unit: "년, 사용 가능 시점부터 정액",
    source:
      "판단: 기사 계산에 쓰인 IT 내용연수. 보도된 서버 내용연수: 아마존 일부 5년, 메타 5.5년, 마이크로소프트와 알파벳 6년 (deepquarry.substack.com/p/amazon-revises-server-lifespan-amid)",
  },
  "facility-accounting-life-years": {
    unit: "년, 사용 가능 시점부터 정액",
    source: "판단: 기사 계산에 쓰인 시설 내용연수",
  },
};
