const SQRT_32 = Math.sqrt(32);
const INVERSE_SQRT_2PI = 1 / Math.sqrt(2 * Math.PI);

/**
 * Φ(z), the standard normal distribution function, with full relative accuracy in the lower tail (so the upper tail is `normalCdf(-z)`).
 * W. J. Cody, "Rational Chebyshev approximations for the error function", Math. Comp. 23 (1969). ±Infinity give 0 and 1.
 */
export function normalCdf(z: number): number {
  const y = Math.abs(z);
  if (y <= 0.67448975) return 0.5 + centralPart(z);
  const tail = y > 39 ? 0 : gaussian(y) * tailFactor(y);
  return z < 0 ? tail : 1 - tail;
}

/** ln(1 − Φ(z)), accurate at every z, where 1 − Φ itself would underflow. −Infinity at +Infinity. */
export function logNormalUpper(z: number): number {
  if (z <= 0.67448975) return z < -0.67448975 ? Math.log1p(-normalCdf(z)) : Math.log(0.5 - centralPart(z));
  return -0.5 * z * z + Math.log(tailFactor(z));
}

/** Φ⁻¹(p) for 0 < p < 1, relative accuracy about 1e-16: algorithm AS 241 (PPND16), Wichura, Applied Statistics 37 (1988). */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return centralQuantile(q);
  return q < 0 ? tailQuantile(Math.sqrt(-Math.log(p))) : -tailQuantile(Math.sqrt(-Math.log(1 - p)));
}

/**
 * The z whose upper tail 1 − Φ(z) has the logarithm `logUpper` (below 0). AS 241 where it was fitted, and Newton's method on
 * `logNormalUpper` beyond 10⁻³¹⁶, where the probability itself is no longer a number.
 */
export function normalQuantileOfLogUpper(logUpper: number): number {
  if (logUpper > -Math.LN2) return normalQuantile(-Math.expm1(logUpper));
  const upper = Math.exp(logUpper);
  if (upper >= 0.075) return -centralQuantile(upper - 0.5);
  const r = Math.sqrt(-logUpper);
  if (r <= 27) return -tailQuantile(r);
  let z = Math.SQRT2 * r;
  for (let i = 0; i < 6; i++) z += (logNormalUpper(z) - logUpper) / (z + 1 / z);
  return z;
}

/** Φ(z) − ½ near zero: Cody's approximation in z², for |z| ≤ 0.67. */
function centralPart(z: number): number {
  const x = z * z;
  return (
    (z *
      ((((0.06568233791820745 * x + 2.2352520354606837) * x + 161.02823106855587) * x + 1067.6894854603709) * x +
        18154.98125334356)) /
    ((((x + 47.202581904688245) * x + 976.0985517377767) * x + 10260.932208618979) * x + 45507.78933502673)
  );
}

/** exp(−y²/2), split as Cody does so that the square of y costs no digits. */
function gaussian(y: number): number {
  const coarse = Math.trunc(y * 16) / 16;
  return Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * (y - coarse) * (y + coarse));
}

/** (1 − Φ(y)) / exp(−y²/2) for y > 0.67: Cody's approximation up to √32, his correction to the asymptotic series beyond. */
function tailFactor(y: number): number {
  if (y > SQRT_32) return farTailFactor(y);
  return (
    ((((((((1.0765576773720192e-8 * y + 0.39894151208813466) * y + 8.883149794388377) * y + 93.50665613217785) * y +
      597.2702763948002) *
      y +
      2494.5375852903726) *
      y +
      6848.190450536283) *
      y +
      11602.65143764735) *
      y +
      9842.714838383978) /
    ((((((((y + 22.266688044328117) * y + 235.387901782625) * y + 1519.3775994075547) * y + 6485.558298266761) * y +
      18615.571640885097) *
      y +
      34900.95272114598) *
      y +
      38912.00328609327) *
      y +
      19685.429676859992)
  );
}

function farTailFactor(y: number): number {
  const x = 1 / (y * y);
  const correction =
    (((((0.023073441764940174 * x + 0.215898534057957) * x + 0.12740116116024736) * x + 0.022235277870649807) * x +
      0.0014216191932278934) *
      x +
      2.9112874951168793e-5) /
    (((((x + 1.284260096144911) * x + 0.4682382124808651) * x + 0.06598813786892856) * x + 0.0037823963320275824) * x +
      7.297515550839662e-5);
  return (INVERSE_SQRT_2PI - x * correction) / y;
}

/** AS 241 for |p − ½| ≤ 0.425, from q = p − ½. */
function centralQuantile(q: number): number {
  const r = 0.180625 - q * q;
  return (
    (q *
      (((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r +
        13731.69376550946) *
        r +
        1971.5909503065513) *
        r +
        133.14166789178438) *
        r +
        3.3871328727963665)) /
    (((((((5226.495278852546 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) * r +
      5394.196021424751) *
      r +
      687.1870074920579) *
      r +
      42.31333070160091) *
      r +
      1)
  );
}

/** AS 241 in the lower tail, from r = √(−ln p): a negative number. */
function tailQuantile(root: number): number {
  if (root > 5) return farTailQuantile(root - 5);
  const r = root - 1.6;
  return (
    -(
      ((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r + 1.2704582524523684) * r +
        3.6478483247632045) *
        r +
        5.769497221460691) *
        r +
        4.630337846156546) *
        r +
      1.4234371107496835
    ) /
    (((((((1.0507500716444169e-9 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r + 0.14810397642748008) *
      r +
      0.6897673349851) *
      r +
      1.6763848301838038) *
      r +
      2.053191626637759) *
      r +
      1)
  );
}

function farTailQuantile(r: number): number {
  return (
    -(
      ((((((2.0103343992922881e-7 * r + 2.7115555687434876e-5) * r + 0.0012426609473880784) * r +
        0.026532189526576124) *
        r +
        0.29656057182850487) *
        r +
        1.7848265399172913) *
        r +
        5.463784911164114) *
        r +
      6.657904643501103
    ) /
    (((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 1.8463183175100548e-5) * r +
      0.0007868691311456133) *
      r +
      0.014875361290850615) *
      r +
      0.1369298809227358) *
      r +
      0.599832206555888) *
      r +
      1)
  );
}
