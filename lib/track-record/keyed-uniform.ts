import { seededUniforms } from "@/lib/scoring/seeded-uniforms";

/** A number in [0, 1) that belongs to a key, for the randomised PIT: the same row always gets the same one. FNV-1a over the key's characters. */
export function keyedUniform(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return seededUniforms(hash)();
}
