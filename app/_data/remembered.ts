import "server-only";

const MOST = 500;
const holder = globalThis as { leadtimeRemembered?: Map<string, unknown> };

/**
 * What was computed before of the very same inputs, else computed now and kept in this process. The key must name every input: records and
 * model by the hash that is stored with their forecast. The oldest entry leaves when there are too many; nothing is ever out of date.
 */
export async function remembered<Value>(
  key: readonly unknown[],
  compute: () => Value | Promise<Value>,
): Promise<Value> {
  holder.leadtimeRemembered ??= new Map();
  const kept = holder.leadtimeRemembered;
  const name = JSON.stringify(key);
  if (kept.has(name)) {
    const value = kept.get(name) as Value;
    kept.delete(name);
    kept.set(name, value);
    return value;
  }
  const value = await compute();
  kept.set(name, value);
  const [oldest] = kept.keys();
  if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
  return value;
}
