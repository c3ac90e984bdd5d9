/**
 * A sequence of uniforms in [0, 1), the same for the same 32-bit seed: a Weyl counter through MurmurHash3's finaliser (Appleby, public domain).
 * For resampling and randomised ranks, not for forecasts.
 */
export function seededUniforms(seed: number): () => number {
  let counter = seed | 0;
  return () => {
    counter = (counter + 0x9e3779b9) | 0;
    let word = counter ^ (counter >>> 16);
    word = Math.imul(word, 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    return ((word ^ (word >>> 16)) >>> 0) / 4294967296;
  };
}
