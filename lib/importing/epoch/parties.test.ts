import { expect, it } from "vitest";
import { readParties } from "./parties";

const parties = (cell: string) => readParties(cell).parties.map(({ name, confidence }) => [name, confidence]);

it("parties are read with how sure the publication is of each", () => {
  expect(parties("OpenAI #likely, Microsoft  Corp. #Confident,Softbank")).toEqual([
    ["OpenAI", "likely"],
    ["Microsoft Corp.", "confident"],
    ["Softbank", null],
  ]);
  expect(readParties("OpenAI #likely").unknownTags).toEqual([]);
});

it("a party is named once, as it was named first, and a cell without a name names none", () => {
  expect(parties("OpenAI #likely, OpenAI #confident, openai")).toEqual([
    ["OpenAI", "likely"],
    ["openai", null],
  ]);
  expect(readParties(" , #likely,")).toEqual({ parties: [], unknownTags: [] });
});

it("a word for how sure it is that is not known is told, and the party kept", () =>
  expect(readParties("OpenAI #Maybe #likely # ")).toEqual({
    parties: [{ name: "OpenAI", confidence: "likely" }],
    unknownTags: ["#maybe", "#"],
  }));
