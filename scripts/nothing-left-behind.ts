import { afterAll, expect, vi } from "vitest";

// Files that share a process must not hand their day or their clock to the next one: its verdict would depend on the order.
const found = { ...process.env };
afterAll(() => {
  const names = new Set([...Object.keys(found), ...Object.keys(process.env)]);
  const changed = [...names].filter((name) => process.env[name] !== found[name]);
  expect(changed, "environment variables that this file set and left so").toEqual([]);
  expect(vi.isFakeTimers(), "a clock that this file set and left so").toBe(false);
});
