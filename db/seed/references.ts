/** The ids that names in the seed files stand for, filled while loading. */
export type References = {
  sources: Map<string, number>;
  organisations: Map<string, number>;
  regions: Map<string, number>;
  policyInstruments: Map<string, number>;
};

export function emptyReferences(): References {
  return { sources: new Map(), organisations: new Map(), regions: new Map(), policyInstruments: new Map() };
}

/** @throws when nothing of that name was loaded */
export function idOf(references: References, kind: keyof References, name: string): number {
  const id = references[kind].get(name);
  if (id === undefined) throw new Error(`The seed names "${name}" among its ${kind}, but there is no such entry`);
  return id;
}

/** Undefined stays undefined: the field is left out. */
export function optionalIdOf(
  references: References,
  kind: keyof References,
  name: string | undefined,
): number | undefined {
  return name === undefined ? undefined : idOf(references, kind, name);
}
