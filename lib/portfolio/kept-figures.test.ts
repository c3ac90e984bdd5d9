import { expect, it } from "vitest";
import { type EarlierPortfolioFigures, keptFigures } from "./kept-figures";
import { building, named, portfolio } from "./portfolio.fixture";
import { portfolioFigures } from "./portfolio-run";

const figures = portfolioFigures(portfolio([named("a", [building("2028-06-30")])]));

it("reads figures of this version as they are", () => {
  expect(keptFigures(figures)).toEqual(figures);
});

it("reads an earlier run at fixed prices, and says neither a drawn figure nor a party's money of it", () => {
  const { version: _, fans, shares, assumed: __, money: ___, ...same } = figures;
  const earlier: EarlierPortfolioFigures = {
    ...same,
    fans: fans.fixed,
    shares: shares.map(({ year, inService, profit: { fixed } }) => ({
      ...{ year, inService },
      ...{ profitStated: fixed.stated, profitAtDefaultCapex: fixed.atDefaultCapex },
    })),
  };
  const kept = keptFigures(JSON.parse(JSON.stringify(earlier)));
  expect(kept).toMatchObject({ ...same, assumed: null, money: null });
  expect(kept.fans).toEqual({ drawn: null, fixed: fans.fixed });
  expect(kept.shares.map(({ profit }) => profit)).toEqual(
    shares.map(({ profit: { fixed } }) => ({ drawn: null, fixed })),
  );
});
