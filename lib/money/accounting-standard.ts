/** V read at the primary source, V2 at a secondary one, U unverified. */
type Mark = "V" | "V2" | "U";

type Framework = "US GAAP" | "IFRS";

/**
 * Under which framework an operator reports, by its slug. A row's source is where the operator states it itself unless
 * its mark is U.
 */
type ReportingFact = {
  slug: string;
  framework: Framework;
  source: string;
  sourceKo: string;
  sourceUrl: string | null;
  mark: Mark;
};

/** What a framework asks before an asset is written down: named beside the economic loss, never computed from it. */
type ImpairmentStandard = {
  framework: Framework;
  standard: "ASC 360" | "IAS 36";
  test: string;
  testKo: string;
  source: string;
  sourceKo: string;
  sourceUrl: string | null;
  mark: Mark;
};

/** The standard that would apply to an operator's write-down, or why it is not known. */
export type AccountingView =
  | { known: true; standard: ImpairmentStandard; reporting: Omit<ReportingFact, "slug"> }
  | { known: false; reason: "operator-unknown" | "reporting-framework-unknown" };

export const reportingFacts: readonly ReportingFact[] = [
  {
    slug: "amazon",
    framework: "US GAAP",
    source: "Form 10-K for 2012, note on accounting policies; the impairment test is that of US GAAP",
    sourceKo: "2012년 Form 10-K의 회계정책 주석. 손상검사는 US GAAP을 따릅니다",
    sourceUrl:
      "http://phx.corporate-ir.net/phoenix.zhtml?c=97664&p=irol-SECText&TEXT=aHR0cDovL2FwaS50ZW5rd2l6YXJkLmNvbS9maWxpbmcueG1sP2lwYWdlPTg2ODA5NTcmRFNFUT0xJlNFUT00NyZTUURFU0M9U0VDVElPTl9QQUdFJmV4cD0%3D",
    mark: "V2",
  },
  {
    slug: "microsoft",
    framework: "US GAAP",
    source: "Annual report 2014, note 1, as copied by annualreportowl.com",
    sourceKo: "2014년 연차보고서 주석 1(annualreportowl.com에 실린 사본)",
    sourceUrl: "http://annualreportowl.com/Microsoft/2014/Annual%20Report?p=47",
    mark: "V2",
  },
  {
    slug: "alphabet",
    framework: "US GAAP",
    source: "Form 10-K for 2019, note 1",
    sourceKo: "2019년 Form 10-K 주석 1",
    sourceUrl: "https://www.sec.gov/Archives/edgar/data/1652044/000165204420000008/R9.htm",
    mark: "V",
  },
  {
    slug: "meta",
    framework: "US GAAP",
    source: "Form 10-K for 2022, basis of presentation",
    sourceKo: "2022년 Form 10-K의 작성 기준",
    sourceUrl: "https://www.sec.gov/Archives/edgar/data/1326801/000132680123000013/R26.htm",
    mark: "V",
  },
  {
    slug: "sk-group",
    framework: "IFRS",
    source: "General knowledge: companies listed in Korea report under K-IFRS; no report of the group was read",
    sourceKo: "일반 지식: 국내 상장사는 K-IFRS로 보고합니다. 이 그룹의 보고서는 확인하지 않았습니다",
    sourceUrl: null,
    mark: "U",
  },
];

const impairmentStandards: Record<Framework, ImpairmentStandard> = {
  "US GAAP": {
    framework: "US GAAP",
    standard: "ASC 360",
    test: "Written down to fair value only when the undiscounted cash flows of the asset group do not recover its carrying amount",
    testKo: "자산군의 할인하지 않은 현금흐름으로 장부금액을 회수할 수 없을 때에만 공정가치까지 감액합니다",
    source: "As Amazon's Form 10-K for 2012 describes it; the standard's own text was not read",
    sourceKo: "아마존 2012년 Form 10-K의 설명. 기준서 원문은 확인하지 않았습니다",
    sourceUrl:
      "http://phx.corporate-ir.net/phoenix.zhtml?c=97664&p=irol-SECText&TEXT=aHR0cDovL2FwaS50ZW5rd2l6YXJkLmNvbS9maWxpbmcueG1sP2lwYWdlPTg2ODA5NTcmRFNFUT0xJlNFUT00NyZTUURFU0M9U0VDVElPTl9QQUdFJmV4cD0%3D",
    mark: "V2",
  },
  IFRS: {
    framework: "IFRS",
    standard: "IAS 36",
    test: "Written down to the recoverable amount: the higher of fair value less costs of disposal and discounted value in use",
    testKo: "처분부대원가를 뺀 공정가치와 할인한 사용가치 중 큰 금액인 회수가능액까지 감액합니다",
    source:
      "Wiley International Trends in Financial Reporting under IFRS, chapter 19; the standard's own text was not read",
    sourceKo: "Wiley International Trends in Financial Reporting under IFRS 19장. 기준서 원문은 확인하지 않았습니다",
    sourceUrl: "https://www.oreilly.com/library/view/wiley-international-trends/9781118233825/xhtml/Chapter19.html",
    mark: "V2",
  },
};

/**
 * Which impairment standard an operator's accounts follow: from `reportingFacts`, else from its record's `accountingStandard`, which has no
 * source of its own (U). An operator without either is unknown, not assumed to follow its home country.
 */
export function accountingView(operator: { slug: string; accountingStandard: string | null } | null): AccountingView {
  if (operator === null) return { known: false, reason: "operator-unknown" };
  const fact = reportingFacts.find(({ slug }) => slug === operator.slug);
  if (fact) {
    const { slug, ...reporting } = fact;
    return { known: true, standard: impairmentStandards[fact.framework], reporting };
  }
  const recorded = operator.accountingStandard;
  if (recorded !== "US GAAP" && recorded !== "IFRS") return { known: false, reason: "reporting-framework-unknown" };
  return {
    known: true,
    standard: impairmentStandards[recorded],
    reporting: {
      framework: recorded,
      source: "The operator's record",
      sourceKo: "운영사 기록",
      sourceUrl: null,
      mark: "U",
    },
  };
}
