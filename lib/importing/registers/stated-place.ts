import { isUnknownWord } from "@/lib/domain/dates-as-written/stand-ins";
import { readDegrees } from "../cells";
import type { RowFindings, Said } from "./row-findings";

type Axis = "latitude" | "longitude";
const LIMITS = { latitude: 90, longitude: 180 } as const;

/** Where the row says that its site is; half a place, and the corner 0/0 of forms that nobody filled in, are none. */
export function statedPlace(findings: RowFindings): { latitude?: number; longitude?: number } {
  const [latitude, longitude] = [degreesOf(findings, "latitude"), degreesOf(findings, "longitude")];
  if (latitude === null && longitude === null) return {};
  const isReal = latitude?.degrees !== 0 || longitude?.degrees !== 0;
  if (latitude && longitude && isReal) return { latitude: latitude.degrees, longitude: longitude.degrees };
  const reason = latitude && longitude ? "0/0 is no place of a site" : "is half of a place: the other half is missing";
  for (const half of [latitude, longitude]) if (half) findings.keep(half.said, reason);
  return {};
}

function degreesOf(findings: RowFindings, axis: Axis): { said: Said<Axis>; degrees: number } | null {
  const [said] = findings.said(axis);
  if (said === undefined || isUnknownWord(said.text)) return null;
  const { value } = said.cell;
  const numbers = value.kind === "number" ? [value.number] : value.kind === "undecided" ? value.readings : [];
  // `37.566` is no thousands: one of its readings is no degree of this earth.
  const [degrees, other] = numbers.filter((number) => Math.abs(number) <= LIMITS[axis]);
  if (degrees !== undefined && other === undefined) return { said, degrees };
  const read = readDegrees(said.text, axis);
  if (read.ok && read.value !== null) return { said, degrees: read.value };
  findings.refuse(said.column.title, said.text, read.ok ? `is no ${axis}` : read.reason);
  return null;
}
