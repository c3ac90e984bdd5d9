import { describe, expect, it } from "vitest";
import type { StatedRow } from "../stated-row";
import { createSiteIndex, type KnownSite } from "./match-sites";

let id = 0;
const site = (name: string, more: Partial<KnownSite> = {}): KnownSite => {
  id += 1;
  const slug = name.toLowerCase().replaceAll(" ", "-");
  return {
    ...{ id, slug, iso3: "USA", names: [name], registerKeys: [], latitude: null, longitude: null, megawatts: null },
    ...more,
  };
};
const row = (name: string, more: Partial<StatedRow["site"]> = {}, megawatts?: string): StatedRow => ({
  ...{ key: "K1", rowNumber: 2, indicators: [], status: null, note: null },
  phase: megawatts === undefined ? null : { name: null, megawatts, basis: "unknown" },
  site: {
    ...{ type: "data_centre", iso3: "USA", registerId: null, name, aliases: [], operators: [], owners: [], users: [] },
    ...more,
  },
});
/** What the match says: `name lake-mariner`, `new`, or the candidates. */
const match = (known: KnownSite[], stated: StatedRow): string => {
  const found = createSiteIndex(known).find(stated, "nyiso");
  if (found.kind === "new") return "new";
  if (found.kind === "found") return `${found.by} ${known.find((one) => one.id === found.siteId)?.slug}`;
  return `? ${found.candidates.map(({ slug, why }) => `${slug}: ${why}`).join("; ")}`;
};

describe("a row is of the site", () => {
  it("that its register's own key or number was taken for before, whatever it is called now", () => {
    const known = [
      site("Alpha", { registerKeys: ["nyiso|K1", "nyiso|R7"] }),
      site("Beta", { registerKeys: ["pjm|K1"] }),
    ];
    expect(match(known, row("Beta"))).toBe("register_id alpha");
    expect(match(known, { ...row("Beta", { registerId: "R7" }), key: "K9" })).toBe("register_id alpha");
    expect(match(known, { ...row("Beta"), key: "K9" })).toBe("name beta");
    const twice = [site("Alpha", { registerKeys: ["nyiso|K1"] }), site("Beta", { registerKeys: ["nyiso|K1"] })];
    expect(match(twice, row("Beta"))).toBe(
      "? alpha: has the number K1 of nyiso, as others have; beta: has the number K1 of nyiso, as others have",
    );
  });

  it("of its name within its economy, however it is spelt", () => {
    const known = [site("İstanbul Işık"), site("울산 데이터센터", { iso3: "KOR" }), site("Ｌａｋｅ Mariner")];
    expect(match(known, row("ISTANBUL ISIK"))).toBe("name i̇stanbul-işık");
    expect(match(known, row("울산데이터\u200b센터", { iso3: "KOR" }))).toBe("name 울산-데이터센터");
    expect(match(known, row("x", { localName: "lake-mariner" }))).toBe(`name ${known[2]?.slug}`);
    expect(match(known, row("Ulsan One", { iso3: "KOR", localName: "울산 데이터 센터" }))).toBe("name 울산-데이터센터");
    expect(match(known, row("Other", { aliases: ["Lake Mariner"] }))).toBe(`alias ${known[2]?.slug}`);
    expect(match(known, row("울산데이터센터", { iso3: "JPN" }))).toBe("new");
    expect(match(known, row("Other", { iso3: "JPN", aliases: ["Lake Mariner"] }))).toBe("new");
  });

  it("of none where it has no name to know it by", () => {
    expect(match([site("???", { names: ["???", "!"] })], row("…"))).toBe("new");
  });
});

describe("a row is uncertain", () => {
  it("where one of the two has no economy", () => {
    const why = "has this name, but the economy of one of the two is not known";
    expect(match([site("Alpha")], row("Alpha", { iso3: null }))).toBe(`? alpha: ${why}`);
    expect(match([site("Alpha", { iso3: null })], row("Alpha"))).toBe(`? alpha: ${why}`);
    expect(match([site("Alpha", { iso3: null })], row("Alpha", { iso3: null }))).toBe(`? alpha: ${why}`);
  });

  it("where two sites have its names", () => {
    const why = "has this name, as others have";
    const known = [site("Alpha"), site("Alpha Two", { names: ["Alpha Two", "alpha"] }), site("Beta")];
    expect(match(known, row("ALPHA"))).toBe(`? alpha: ${why}; alpha-two: ${why}`);
    expect(match(known, row("Alpha Two", { aliases: ["Beta"] }))).toBe(`? alpha-two: ${why}; beta: ${why}`);
  });

  it.each([
    ["TeraWulf Lake Mariner", "Lake Mariner Data II"],
    ["TeraWulf Lake Mariner", "Lake Mariner"],
    ["OpenAI Stargate Abilene", "Stargate Abilene"],
    ["Hyperion", "Meta Hyperion 2"],
    ["Cedarvale Campus", "Cedar Vale Data Center"],
    ["Prometheus", "Promethius"],
    ["Google Omaha", "Google Omahaa"],
    ["가나 울산 데이터센터", "울산 가나"],
    ["Lake Mariner 2", "Lake Mariner II Expansion"],
  ])("where %s and %s may be one", (known, stated) => {
    expect(match([site(known)], row(stated))).toBe(
      `? ${known.toLowerCase().replaceAll(" ", "-")}: is called "${known}", nearly the same`,
    );
  });

  it.each([
    ["Amazon Ridgeland", "Amazon Madison"],
    ["Stream Phase 1", "Stream Phase 2"],
    ["xAI Colossus 1", "xAI Colossus 2"],
    ["SIN10", "SIN11"],
    ["Microsoft Fairwater Wisconsin", "Microsoft Fairwater Atlanta"],

    ["Niagara Digital Campus", "Olean Digital Data Center"],
    ["Data Center Campus", "Data Center Park"],
    ["Prometheus", "Hyperion"],
  ])("but not between %s and %s", (known, stated) => {
    expect(match([site(known)], row(stated))).toBe("new");
  });

  it("never by a word that many names have", () => {
    const cities = ["Omaha", "Tulsa", "Reno", "Dublin", "Hamina"].map((city) => site(`Google ${city}`));
    expect(match(cities, row("Google"))).toBe("new");
    expect(match(cities, row("Omaha"))).toMatch(/^\? google-omaha/);
  });

  it("never with a near name in another economy", () => {
    expect(match([site("TeraWulf Lake Mariner", { iso3: "CAN" })], row("Lake Mariner"))).toBe("new");
    expect(match([site("TeraWulf Lake Mariner", { iso3: null })], row("Lake Mariner"))).toMatch(/^\? /);
    expect(match([site("TeraWulf Lake Mariner")], row("Lake Mariner", { iso3: null }))).toMatch(/^\? /);
  });

  it("where a site of similar size stands within two kilometres", () => {
    const near = (megawatts: number | null, latitude: number) => [
      site("Alpha", { latitude, longitude: -78.6, megawatts }),
    ];
    const stated = (megawatts?: string) => row("Quite Other", { latitude: 43.359, longitude: -78.6 }, megawatts);
    expect(match(near(100, 43.36), stated("120"))).toBe("? alpha: stands 0.1 km away");
    expect(match(near(75, 43.36), stated("100"))).toMatch(/^\? /);
    expect(match(near(100, 43.36), stated("75"))).toMatch(/^\? /);
    expect(match(near(74, 43.36), stated("100"))).toBe("new");
    expect(match(near(null, 43.36), stated("100"))).toMatch(/^\? /);
    expect(match(near(100, 43.36), stated())).toMatch(/^\? /);
    expect(match(near(100, 43.3765), stated("100"))).toBe("? alpha: stands 1.9 km away");
    expect(match(near(100, 43.3775), stated("100"))).toBe("new");
    const east = [site("Alpha", { latitude: 43.359, longitude: -78.576 })];
    expect(match(east, stated("100"))).toBe("? alpha: stands 1.9 km away");
    const west = [site("Alpha", { latitude: 43.359, longitude: -78.626 })];
    expect(match(west, stated("100"))).toBe("new");
  });

  it("where its operator has a site in the same town", () => {
    const known = [site("Alpha", { operators: ["DayOne (GDS)"], locality: "Batam" })];
    expect(match(known, row("Nongsa", { operators: ["DAYONE"], locality: "batam" }))).toBe(
      "? alpha: has the same operator in the same town",
    );
    expect(match(known, row("Nongsa", { operators: ["DayOne"] }))).toBe("new");
    expect(match(known, row("Nongsa", { operators: ["Other"], locality: "Batam" }))).toBe("new");
    expect(
      match([site("Alpha", { operators: ["DayOne"] })], row("Nongsa", { operators: ["DayOne"], locality: "Batam" })),
    ).toBe("new");
  });

  it("lists at most five, the likeliest first, each once", () => {
    const known = [
      "Lake Mariner A1",
      "Lake Mariner East Yard",
      "Mariner Lake",
      "Lake Mariner West",
      "Lake Mariners",
      "Old Lake Mariner",
    ].map((name) => site(name, { operators: ["O"], locality: "T" }));
    const found = createSiteIndex(known).find(row("Lake Mariner", { operators: ["O"], locality: "T" }), "r");
    const slugs = found.kind === "uncertain" ? found.candidates.map(({ slug }) => slug) : [];
    expect(slugs).toHaveLength(5);
    expect(slugs[0]).toBe("lake-mariners");
    expect(new Set(slugs).size).toBe(5);
  });
});

it("a name of a word that every object knows is a name", () => {
  expect(match([site("valueOf Campus")], row("constructor"))).toBe("new");
  expect(match([site("constructor")], row("Constructor"))).toBe("name constructor");
});
