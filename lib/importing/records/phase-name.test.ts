import { expect, it } from "vitest";
import { koreanPhaseName } from "./phase-name";

it.each([
  ["Phase 2", "2단계"],
  ["Building 3", "건물 3"],
  ["Buildings 1 and 2", "건물 1·2"],
  ["Whole site", "사이트 전체"],
  ["SEL2", "SEL2"],
  ["Building of 2019", "Building of 2019"],
])("%s is %s in Korean", (name, korean) => expect(koreanPhaseName(name)).toBe(korean));
