import { scheduleClassDefaultsKo, scheduleParameterDefaultsKo } from "./schedule-defaults-ko";

/** The unit and the reason of each single number in Korean, by slug; they hold while the stored words are those of `parameterDefaults`. */
export const parameterDefaultsKo: Record<string, { unit: string; source: string }> = {
  chain_weight_per_gate: { unit: "비율", source: "판단: 자체 날짜가 있는 관문 하나당 지표 체인의 비중" },
  chain_weight_max: { unit: "비율", source: "판단: 지표 체인이 가질 수 있는 가장 큰 비중" },
  back_cast_quantile: {
    unit: "비율",
    source: "판단: 착수가 확인되지 않은 관문은 필요한 날짜에서 참조 집단의 이 분위수만큼 앞서 착수한 것으로 봅니다",
  },
  permit_pass_alpha: { unit: "건", source: "판단: 열 번에 한 번 거부, 결정 열 건의 무게" },
  permit_pass_beta: { unit: "건", source: "판단: 열 번에 한 번 거부, 결정 열 건의 무게" },
  decision_attempts: { unit: "회", source: "판단: 한 번 다시 신청" },
  draws: {
    unit: "회",
    source:
      "판단: 아직 가동하지 않은 기본 제공 단계 17개에서 P80의 표준오차는 중앙값 6일, 최대 35일이며 가장 느린 사이트가 0.15초 걸립니다",
  },
  ...scheduleParameterDefaultsKo,
};

const ERCOT = "ERCOT 월간 발전설비 계통연계 현황 보고서, 2018-12~2025-11(부하가 아닌 발전설비)";
const NO_STATISTICS = "쓸 만한 공개 소요 기간 통계를 찾지 못함. 판단";

/** The source and the note of each reference class in Korean; they hold while the stored words are those of `referenceClassDefaults`. */
export const referenceClassDefaultsKo: Record<string, { source: string; note: string | null }> = {
  grid_request_to_agreement: {
    source: `${ERCOT}. 혼합 치유 모델의 최대가능도 추정, n = 2,593`,
    note: "발전설비의 값이며 부하에 옮겨 쓰는 것은 가정입니다. P10 260일, P90 2,631일.",
  },
  grid_agreement_to_energised: {
    source: `${ERCOT}. 2018-12 이후 체결된 계약, n = 828`,
    note: "사업자의 자금 조달, 조달, 건설이 들어 있어 건물 위에 더하지 않습니다.",
  },
  grid_works_beside_building: {
    source: `${ERCOT}. 추적 기간 안에 완료된 건: 중앙값 690일, P90 1,320일`,
    note: null,
  },
  grid_impact_assessment: {
    source: `${ERCOT}. 전체 검토 신청에서 승인까지, n = 2,619`,
    note: "한국 계통영향평가의 공개된 소요 기간을 찾지 못해 발전설비의 검토 기간으로 대신합니다.",
  },
  local_permit: { source: "신규 부지 6~12개월, 기존 부지 12~24개월(2차 출처). 분포 적합은 판단값", note: null },
  water_right: { source: NO_STATISTICS, note: null },
  ppa_negotiation: { source: `${NO_STATISTICS}(6~18개월)`, note: null },
  transformer_delivery: {
    source:
      "우드 매켄지, POWER 보도(2024년 6월): 대형 120~210주. 전력용 128주, 발전기 승압용 144주(2025년 2분기). 분포 적합은 판단값",
    note: null,
  },
  building_construction: {
    source: "하이퍼스케일 건물 한 동 14~22개월, 착공에서 부하 투입까지 18~36개월. 분포 적합은 판단값",
    note: null,
  },
  substation_construction: { source: `${ERCOT}. 완료된 건의 계통 공사로 대신합니다`, note: null },
  bridge_power: { source: "판단. 쓸 만한 공개 소요 기간 통계를 찾지 못함", note: null },
  accelerator_delivery: {
    source: "36~52주(옴디아, 2023년 3분기), 12개월(2024년 10월). 분포 적합은 판단값",
    note: null,
  },
  commissioning: { source: "판단: 2.5개월", note: null },
  start_to_first_power: {
    source:
      "에포크 AI, Frontier Data Centers(CC BY 4.0): 진행 중인 곳을 포함한 52곳의 카플란–마이어 추정, 중앙값 28.1개월",
    note: "장기 지연 집단을 섞지 않습니다. 아직 끝나지 않은 늦은 사이트가 적합에 이미 들어 있습니다.",
  },
  announced_date_slip: {
    source: `${ERCOT}. 2021-06까지 계약이 체결되고 송전 전인 1,284개 사업·분기로 적합. 기한 경과 중앙값은 완료된 14건에서`,
    note: "730일을 넘는 구간의 상한과 기한 경과의 퍼짐은 판단입니다[U]. 자료의 99%는 남은 기간이 그보다 짧습니다.",
  },
  cancellation_per_year: {
    source: `${ERCOT}: 15%, 5.6%, 0.2%. 건설 중은 에포크 AI 사이트에서(107 사이트·년에 0건, 95% 상한 1.8%)`,
    note: null,
  },
  later_phase_gap: { source: "판단", note: null },
  ...scheduleClassDefaultsKo,
};
