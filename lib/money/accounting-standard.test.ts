import { expect, it } from "vitest";
import { accountingView, reportingFacts } from "./accounting-standard";

const view = (slug: string, accountingStandard: string | null = null) => accountingView({ slug, accountingStandard });

it("names ASC 360 for the four American operators and IAS 36 for SK", () => {
  for (const slug of ["amazon", "microsoft", "alphabet", "meta"])
    expect(view(slug)).toMatchObject({ known: true, standard: { standard: "ASC 360" } });
  expect(view("sk-group")).toMatchObject({ standard: { standard: "IAS 36" }, reporting: { mark: "U" } });
});

it("takes another operator's framework from its record, unverified", () => {
  expect(view("someone", "IFRS")).toMatchObject({ standard: { standard: "IAS 36" }, reporting: { mark: "U" } });
});

it("is unknown with the reason, whatever the home country", () => {
  expect(accountingView(null)).toEqual({ known: false, reason: "operator-unknown" });
  expect(view("someone")).toEqual({ known: false, reason: "reporting-framework-unknown" });
  expect(view("someone", "K-GAAP")).toEqual({ known: false, reason: "reporting-framework-unknown" });
});

it("every fact that is not judgement has the address it was read at", () => {
  expect(new Set(reportingFacts.map(({ slug }) => slug)).size).toBe(reportingFacts.length);
  for (const { mark, source, sourceUrl } of reportingFacts) {
    expect(source).toBeTruthy();
    expect(mark === "U" || sourceUrl?.startsWith("http")).toBe(true);
  }
});
