const LATITUDE_CELL = 0.02;
/** Two kilometres are less than this up to 79° north or south. */
const LONGITUDE_CELL = 0.1;
const KM_PER_DEGREE = 111.2;
const NEAR_KM = 2;

type Place = { latitude: number; longitude: number };

/** Finds what stands within two kilometres of a place, among thousands. */
export class NearPlaces<Owner> {
  readonly #cells = new Map<string, { place: Place; owner: Owner }[]>();

  add(place: Place, owner: Owner): void {
    const key = cellOf(place, 0, 0);
    const known = this.#cells.get(key);
    if (known) known.push({ place, owner });
    else this.#cells.set(key, [{ place, owner }]);
  }

  find(place: Place): { owner: Owner; km: number }[] {
    const found: { owner: Owner; km: number }[] = [];
    for (const down of [-1, 0, 1])
      for (const right of [-1, 0, 1])
        for (const { place: other, owner } of this.#cells.get(cellOf(place, down, right)) ?? []) {
          const km = distanceKm(place, other);
          if (km <= NEAR_KM) found.push({ owner, km });
        }
    return found.sort((a, b) => a.km - b.km);
  }
}

const cellOf = ({ latitude, longitude }: Place, down: number, right: number) =>
  `${Math.floor(latitude / LATITUDE_CELL) + down} ${Math.floor(longitude / LONGITUDE_CELL) + right}`;

/** Good for a few kilometres: the earth is flat there. */
function distanceKm(a: Place, b: Place): number {
  const east = (a.longitude - b.longitude) * Math.cos((((a.latitude + b.latitude) / 2) * Math.PI) / 180);
  return KM_PER_DEGREE * Math.hypot(a.latitude - b.latitude, east);
}
