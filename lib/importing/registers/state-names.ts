/** States, provinces and territories by the postal codes that registers use for them; `Mexico` of `New Mexico` stands behind an underscore. */
const codes: Record<string, string> = {
  USA: `AL Alabama AK Alaska AZ Arizona AR Arkansas CA California CO Colorado CT Connecticut DE Delaware DC District_of_Columbia
    FL Florida GA Georgia HI Hawaii ID Idaho IL Illinois IN Indiana IA Iowa KS Kansas KY Kentucky LA Louisiana ME Maine MD Maryland
    MA Massachusetts MI Michigan MN Minnesota MS Mississippi MO Missouri MT Montana NE Nebraska NV Nevada NH New_Hampshire
    NJ New_Jersey NM New_Mexico NY New_York NC North_Carolina ND North_Dakota OH Ohio OK Oklahoma OR Oregon PA Pennsylvania
    RI Rhode_Island SC South_Carolina SD South_Dakota TN Tennessee TX Texas UT Utah VT Vermont VA Virginia WA Washington
    WV West_Virginia WI Wisconsin WY Wyoming PR Puerto_Rico`,
  CAN: `AB Alberta BC British_Columbia MB Manitoba NB New_Brunswick NL Newfoundland_and_Labrador NS Nova_Scotia
    NT Northwest_Territories NU Nunavut ON Ontario PE Prince_Edward_Island QC Quebec SK Saskatchewan YT Yukon`,
  AUS: `NSW New_South_Wales VIC Victoria QLD Queensland SA South_Australia WA Western_Australia TAS Tasmania
    NT Northern_Territory ACT Australian_Capital_Territory`,
};

const none: ReadonlyMap<string, string> = new Map();
const byEconomy = new Map(
  Object.entries(codes).map(([iso3, list]) => {
    const words = list.split(/\s+/);
    const pairs = words.flatMap((code, place) =>
      place % 2 === 0 ? [[code, (words[place + 1] ?? "").replaceAll("_", " ")] as const] : [],
    );
    return [iso3, new Map<string, string>(pairs)];
  }),
);

/** The names of an economy's states by their codes; empty where its registers write them out. */
export const stateNames = (iso3: string | null): ReadonlyMap<string, string> => byEconomy.get(iso3 ?? "") ?? none;
