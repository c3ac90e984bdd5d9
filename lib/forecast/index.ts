export { betaQuantile } from "./beta";
export { ENGINE_VERSION, forecast } from "./forecast";
export type * from "./network";
export { logNormalUpper, normalCdf, normalQuantile, normalQuantileOfLogUpper } from "./normal";
export { type Prepared, prepare } from "./prepare";
export type * from "./results";
export { siteScores } from "./site-scores";
export { logMedianBeforeCap, slipClass } from "./slip";
export { createStreams, type Streams } from "./streams";
