export { ENGINE_VERSION, forecast } from "./forecast";
export { logNormalUpper, normalCdf, normalQuantile } from "./normal";
export { type Prepared, prepare } from "./prepare";
export { logMedianBeforeCap, slipClass } from "./slip";
export { createStreams, type Streams } from "./streams";
export type * from "./types";
