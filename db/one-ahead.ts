/** The same items, each next one in the making while the one before is used. @throws what the items throw, at its turn */
export async function* oneAhead<Item>(items: AsyncGenerator<Item, void, void>): AsyncGenerator<Item, void, void> {
  let next = items.next();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = items.next();
      // Heard at its turn; until then it is nobody's.
      next.catch(() => {});
      yield value;
    }
  } finally {
    await items.return();
  }
}
