/** Korea's regions by the name that records give them. */
const koreanNames: Readonly<Record<string, string>> = {
  busan: "부산",
  "busan-eco-delta": "부산 에코델타",
  "busan-gangseo": "부산 강서구",
  "capital-area": "수도권",
  gangwon: "강원",
  gwangju: "광주",
  gyeonggi: "경기",
  "gyeongsangbuk-do": "경북",
  "gyeongsangnam-do": "경남",
  incheon: "인천",
  jeju: "제주",
  "jeollanam-do": "전남",
  jeonbuk: "전북",
  "outside-the-capital-area": "비수도권",
  pohang: "포항",
  sejong: "세종",
  seosan: "서산",
  seoul: "서울",
  "south-jeolla": "전남",
  uiwang: "의왕",
  ulsan: "울산",
};

/** A region's names, made of the one that records give it: `south-jeolla` is South Jeolla and, of Korea, 전남. Elsewhere Korean has no other. */
export function regionNames(iso3: string, region: string): { nameEn: string; nameKo: string } {
  const nameEn = region.replace(/(^|-)([a-z])/g, (_, hyphen, letter) => `${hyphen && " "}${letter.toUpperCase()}`);
  return { nameEn, nameKo: (iso3 === "KOR" ? koreanNames[region] : undefined) ?? nameEn };
}
