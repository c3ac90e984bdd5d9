/** Who does a thing. `app/_auth` makes one for every action and route; command lines and jobs use named system actors. */
export type Actor = { kind: "user"; userId: string; name: string } | { kind: "system"; name: string };

/** The name that the audit log keeps, e.g. `user:demo-analyst` or `system:seed`. */
export function actorLabel(actor: Actor): string {
  return actor.kind === "user" ? `user:${actor.userId}` : `system:${actor.name}`;
}
