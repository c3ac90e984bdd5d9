import type { z } from "zod";

/** What Next hands a page as its address's parameters. */
export type AddressParameters = Record<string, string | string[] | undefined>;

/** One value per parameter: of a repeated one the first counts, and an empty one (a form's untouched field) is none. */
export function firstOfEach(parameters: AddressParameters): Record<string, string> {
  const first = Object.entries(parameters).map(
    ([key, value]) => [key, Array.isArray(value) ? value[0] : value] as const,
  );
  return Object.fromEntries(
    first.filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ""),
  );
}

/** The query of a list's address; empty when every parameter has its default. */
export type ListAddress = "" | `?${string}`;

/** The shortest address of a list's state: defaults are left out, the schema's order is fixed. */
export function writeListAddress<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  query: z.infer<z.ZodObject<Shape>>,
): ListAddress {
  const defaults: Record<string, unknown> = schema.parse({});
  const parameters = new URLSearchParams();
  for (const key of Object.keys(schema.shape)) {
    const value = (query as Record<string, unknown>)[key];
    if (value !== null && value !== defaults[key]) parameters.set(key, String(value));
  }
  const written = parameters.toString();
  return written === "" ? "" : `?${written}`;
}
