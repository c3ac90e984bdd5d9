/**
 * JSON text of plain data: equal for equal data, in whatever order an object's fields were set; the order of a list counts. A field that is
 * undefined is as if it were not there.
 * @throws with the path of a value that JSON would drop or turn into another: NaN, Infinity, undefined in a list, a Map, Set, Date or other
 * instance of a class, a bigint, function or symbol
 */
export function canonicalText(data: unknown): string {
  return textAt("data", data);
}

function textAt(path: string, value: unknown): string {
  if (value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value))
    return JSON.stringify(value);
  if (Array.isArray(value)) return `[${Array.from(value, (part, at) => textAt(`${path}[${at}]`, part)).join()}]`;
  if (!isPlainObject(value)) throw new Error(`${path}: expected plain data, got ${nameOf(value)}`);
  let fields = "";
  for (const name of Object.keys(value).sort()) {
    const part = value[name];
    if (part === undefined) continue;
    fields += `${fields === "" ? "" : ","}${JSON.stringify(name)}:${textAt(`${path}.${name}`, part)}`;
  }
  return `{${fields}}`;
}

/** Also one without a prototype, or made in another realm, such as a thread's. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

const nameOf = (value: unknown) =>
  typeof value === "object" && value !== null ? `a ${value.constructor.name}` : String(value);
