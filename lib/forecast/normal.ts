const SQRT_32 = Math.sqrt(32);
const INVERSE_SQRT_2PI = 1 / Math.sqrt(2 * Math.PI);

/** Numerator and denominator of a rational approximation, highest power first. */
type Rational = readonly [numerator: readonly number[], denominator: readonly number[]];

/** Cody's approximation of Φ(z) − ½, divided by z, in z², for |z| ≤ 0.67. */
const CENTRAL: Rational = [
  [0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356],
  [1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673],
];
/** Cody's approximation of (1 − Φ(z))·exp(z²/2) in z, up to √32. */
const MIDDLE: Rational = [
  [
    1.0765576773720192e-8, 0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002,
    2494.5375852903726, 6848.190450536283, 11602.65143764735, 9842.714838383978,
  ],
  [
    1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097,
    34900.95272114598, 38912.00328609327, 19685.429676859992,
  ],
];
/** Cody's correction to the asymptotic series, in 1/z², beyond √32. */
const FAR: Rational = [
  [
    0.023073441764940174, 0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934,
    2.9112874951168793e-5,
  ],
  [1, 1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824, 7.297515550839662e-5],
];
/** AS 241's three regions: |p − ½| ≤ 0.425; then by r = √(−ln p) up to 5 and beyond. */
const NEAR_HALF: Rational = [
  [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
    133.14166789178438, 3.3871328727963665,
  ],
  [
    5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
    42.31333070160091, 1,
  ],
];
const TAIL: Rational = [
  [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
];
const FAR_TAIL: Rational = [
  [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
    1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  [
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
    0.1369298809227358, 0.599832206555888, 1,
  ],
];

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
  if (z === Number.POSITIVE_INFINITY) return Number.NEGATIVE_INFINITY;
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

/** Φ(z) − ½ near zero. */
function centralPart(z: number): number {
  return z * ratio(CENTRAL, z * z);
}

/** exp(−y²/2), split as Cody does so that the square of y costs no digits. */
function gaussian(y: number): number {
  const coarse = Math.trunc(y * 16) / 16;
  return Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * (y - coarse) * (y + coarse));
}

/** (1 − Φ(y)) / exp(−y²/2) for y > 0.67. */
function tailFactor(y: number): number {
  if (y <= SQRT_32) return ratio(MIDDLE, y);
  const x = 1 / (y * y);
  return (INVERSE_SQRT_2PI - x * ratio(FAR, x)) / y;
}

/** AS 241 for |p − ½| ≤ 0.425, from q = p − ½. */
function centralQuantile(q: number): number {
  return q * ratio(NEAR_HALF, 0.180625 - q * q);
}

/** AS 241 in the lower tail, from r = √(−ln p): a negative number. */
function tailQuantile(root: number): number {
  return root <= 5 ? -ratio(TAIL, root - 1.6) : -ratio(FAR_TAIL, root - 5);
}

function ratio([numerator, denominator]: Rational, x: number): number {
  return polynomial(numerator, x) / polynomial(denominator, x);
}

/** Horner's rule. */
function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (const coefficient of coefficients) value = value * x + coefficient;
  return value;
}
