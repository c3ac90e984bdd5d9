/** What sources call a phase without naming it, in Korean. */
const koreanNames: Readonly<Record<string, string>> = {
  Campus: "캠퍼스",
  "Data centre": "데이터센터",
  Expansion: "확장",
  "First building": "첫 건물",
  "First campus": "첫 캠퍼스",
  "First data centre": "첫 데이터센터",
  "First phase": "첫 단계",
  "First stage": "첫 단계",
  "First step": "첫 단계",
  "Hyperscale data centre": "하이퍼스케일 데이터센터",
  "In service": "가동 중",
  "Later buildings": "후속 건물",
  "Later phases": "후속 단계",
  "New data centre": "신규 데이터센터",
  "Operating data centres": "운영 중인 데이터센터",
  Region: "리전",
  "Rest of the campus": "나머지 캠퍼스",
  "Second data centre": "두 번째 데이터센터",
  "Second phase": "두 번째 단계",
  "Single building": "단일 건물",
  "Three availability zones": "가용 영역 3개",
  "Three data centres": "데이터센터 3곳",
  "Two buildings": "건물 2동",
  "Whole building": "건물 전체",
  "Whole campus": "캠퍼스 전체",
  "Whole centre": "센터 전체",
  "Whole site": "사이트 전체",
  Widening: "증설",
};

/** A phase that its source counts or describes, in Korean: `Phase 2`, `Building 3`, `Whole site`; a name of its own stays as its source has it. */
export function koreanPhaseName(name: string): string {
  const [, kind, first, second] = /^(Phase|Buildings?) (\d+)(?: and (\d+))?$/.exec(name) ?? [];
  const numbers = second === undefined ? first : `${first}·${second}`;
  if (kind === "Phase") return `${numbers}단계`;
  return kind ? `건물 ${numbers}` : (koreanNames[name] ?? name);
}
