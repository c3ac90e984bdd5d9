/** Rows in the layout of the Excel vectors (`finance.json`). `tol` is the row's own tolerance; "#NUM!" stands for no answer. */
export type FinanceVectors = {
  xirr: (Dated & { xirr: number | "#NUM!" })[];
  xnpv: (Dated & { xnpv: number; rate: number })[];
  npv: { npv: number; rate: number; values: number[]; tol?: number }[];
  irr: { irr: number; values: number[]; tol?: number }[];
};

type Dated = { values: number[]; dates: string[]; tol?: number };

/** Answers that can be read off: whole years without a 29 February, or the fifth of a year that 73 days are. */
export const closedForms: FinanceVectors = {
  xirr: [
    { xirr: 0.1, values: [-1000, 1210], dates: ["2025-03-01", "2027-03-01"] },
    { xirr: 0.1, values: [1210, -1000], dates: ["2027-03-01", "2025-03-01"] },
    { xirr: -0.5, values: [-200, 50], dates: ["2025-01-01", "2027-01-01"] },
    { xirr: -0.75, values: [100, -100 * 0.25 ** 0.2], dates: ["2025-01-01", "2025-03-15"] },
    { xirr: 99_999, values: [-1, 10], dates: ["2025-01-01", "2025-03-15"], tol: 1e-6 },
    { xirr: 0, values: [-30, 10, 20], dates: ["2025-01-01", "2025-02-01", "2026-05-05"] },
    { xirr: "#NUM!", values: [-1, -2], dates: ["2025-01-01", "2026-01-01"] },
    { xirr: "#NUM!", values: [-1, 2], dates: ["2025-01-01"] },
  ],
  xnpv: [
    { xnpv: 700, rate: 0.25, values: [-100, 1000], dates: ["2025-01-01", "2026-01-01"] },
    { xnpv: 2000, rate: -0.5, values: [0, 1000], dates: ["2025-01-01", "2026-01-01"] },
  ],
  npv: [{ npv: 200, rate: 0.1, values: [110, 121] }],
  irr: [
    { irr: 0.1, values: [-100, 10, 110] },
    { irr: -0.5, values: [-4, 1, 0.5] },
  ],
};
