const ERCOT_LAGS =
  "판단: ERCOT 발전설비의 두 간격 사이. 수전에서 계통 병입까지 중앙값 27일(P90 96일, n = 418), 수전에서 가동까지 265일(P90 719일, n = 420)";

/** The source and the note of the classes in `scheduleClassDefaults` in Korean, by slug. */
export const scheduleClassDefaultsKo: Record<string, { source: string; note: string | null }> = {
  closing_first_power: { source: ERCOT_LAGS, note: null },
  closing_complete: { source: ERCOT_LAGS, note: "수전과 준공 가운데 늦은 쪽부터 셉니다." },
  appeal_decision: {
    source: "이 제품의 기록: 128일, 220일, 304일(사분위수, n = 8)",
    note: "퍼짐은 판단입니다[U].",
  },
  permit_reapplication: {
    source:
      "판단: 이 제품의 기록에서 신청부터 허가까지 107일, 201일, 380일(사분위수, n = 12)이고, 그 앞에 다시 신청하는 기간이 있습니다",
    note: null,
  },
  works_halt: { source: "판단: 공사가 재개된 기록이 없습니다", note: null },
  binding_gate_shares: {
    source: "판단: 날짜가 있는 관문과 확인된 가동을 모두 갖춘 단계가 30개가 되기 전에는 학습할 수 없습니다",
    note: "상대적인 값입니다. 단계에 필요한 관문 가운데 차지하는 비율로 씁니다.",
  },
  cancellation_by_stage_per_year: {
    source:
      "판단. 발표와 건설 중은 ERCOT·에포크 AI의 비율(0.15, 0.02)과 기록의 비율(0.069, 0.008, 언론 보도로 선별됨)의 기하평균. 인허가와 수전은 ERCOT 발전설비. 불복 중은 기록에서 불복 신청이 있는 사이트의 40%가 2~3년에 걸쳐 취소된 데서",
    note: "관문에 불복 신청이 있는 동안에는 단계의 비율과 불복 중의 비율 가운데 큰 쪽을 씁니다.",
  },
};

const GATE_PLACES =
  "판단: 다른 관문의 φ와 시운전의 κ로 구한 φ(1 − κ) + κ가 최초 발표에서 가동까지 가운데 관문이 놓이는 자리입니다. 기록에서는 0.30, 0.61, 0.69, 0.71, 0.94(n = 5)";

/** The unit and the reason of the numbers in `scheduleParameterDefaults` in Korean, by slug. */
export const scheduleParameterDefaultsKo: Record<string, { unit: string; source: string }> = {
  outside_view_weight: {
    unit: "비율",
    source: "적합에 쓰지 않은 ERCOT 자료에서 0.1~0.2의 점수가 가장 좋았습니다. 그 안의 0.15는 판단입니다[U]",
  },
  other_gate_share: { unit: "비율", source: GATE_PLACES },
  commissioning_share: { unit: "비율", source: GATE_PLACES },
  permit_follow_share: { unit: "비율", source: "판단" },
  agreement_follow_share: { unit: "비율", source: "판단" },
  appeal_success_sponsor: {
    unit: "비율",
    source: "이 제품의 기록: 결정된 10건 가운데 사업자가 4건에서 이겼습니다",
  },
  appeal_success_opponent: {
    unit: "비율",
    source: "이 제품의 기록: 결정된 15건 가운데 반대자나 당국이 2건에서 이겼습니다",
  },
  slip_horizon_days: { unit: "일", source: "ERCOT: 자료의 99%는 남은 기간이 이보다 짧습니다" },
  threshold_rule_probability: { unit: "비율", source: "판단" },
};
