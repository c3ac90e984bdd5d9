import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

const DEVELOPERS = 15_000;
const COUNTIES = 3_000;
const FIRST = "Alder Birch Cedar Dogwood Elm Fir Hazel Juniper Larch Maple Oak Pine Rowan Spruce Willow Yew".split(" ");
const SECOND = "Bend Bluff Creek Falls Field Gap Glen Grove Hill Hollow Lake Landing Meadow Mill Point Ridge".split(
  " ",
);

/** The columns of `loadRegister`, with which the register is read. */
export const registerTitles = ["Queue", "Project", "County", "Developer", "MW", "In service", "Energised", "Status"];

/** The cells of a row of a register of load requests: every row another project, no two alike; the same number is always the same row. */
export function registerRow(number: number): string[] {
  const developer = (number * 7_919) % DEVELOPERS;
  const county = (number * 31) % COUNTIES;
  const name = `${placeName(number)} Data Center ${number}`;
  const megawatts = 20 + 5 * Math.floor(number / DEVELOPERS) + (developer % 5);
  return [
    ...[`Q${1_000_000 + number}`, name, `${placeName(county)} County ${county}`],
    ...[`${placeName(developer)} Holdings ${developer} LLC`, `${megawatts}`],
    ...[day(2027 + (number % 5), number), number % 10 === 0 ? "" : day(2026 + (number % 5), number * 3)],
    statusOf(number),
  ];
}

const placeName = (number: number) => `${FIRST[number % 16]} ${SECOND[Math.floor(number / 16) % 16]}`;

const day = (year: number, number: number) => {
  const month = 1 + (Math.floor(number / 28) % 12);
  return `${year}-${`${month}`.padStart(2, "0")}-${`${1 + (number % 28)}`.padStart(2, "0")}`;
};

function statusOf(number: number): string {
  if (number % 20 === 7) return "Withdrawn";
  return number % 10 === 3 ? "Under construction" : "Active";
}

/** Writes such a register of so many rows as CSV. @param blankLines at its end: the same content under another hash */
export async function writeRegisterCsv(path: string, rows: number, blankLines = 0): Promise<void> {
  function* lines() {
    yield `${registerTitles.join(",")}\n`;
    for (let number = 0; number < rows; number++) yield `${registerRow(number).join(",")}\n`;
    yield "\n".repeat(blankLines);
  }
  await pipeline(Readable.from(lines()), createWriteStream(path));
}
