import { expect, it } from "vitest";
import { proseIn } from "./prose";

it("gives prose in the reader's language, else in its own", () => {
  expect(proseIn("ko", "No service date found.", "가동 개시일을 찾지 못했다.")).toEqual({
    text: "가동 개시일을 찾지 못했다.",
    lang: "ko",
  });
  expect(proseIn("en", "No service date found.", "가동 개시일을 찾지 못했다.")?.lang).toBe("en");
  expect(proseIn("ko", "The roof is complete.", null)).toEqual({ text: "The roof is complete.", lang: "en" });
  expect(proseIn("en", "담당자에게 확인함", null)?.lang).toBe("ko");
  expect(proseIn("ko", null, null)).toBeNull();
});
