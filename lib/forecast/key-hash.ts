/**
 * Two 32-bit hashes of a key's UTF-16 code units (cyrb53 by bryc, public domain). One goes into Philox's key and one into its counter:
 * with 64 bits even a portfolio of 10⁵ streams has a chance of about 10⁻¹⁰ that two of them coincide.
 */
export function hashKey(parts: readonly string[]): [number, number] {
  const key = JSON.stringify(parts);
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  const mixedA = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  const mixedB = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(mixedA ^ (mixedA >>> 13), 3266489909);
  return [mixedA >>> 0, mixedB >>> 0];
}
