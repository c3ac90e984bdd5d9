export { ENGINE_VERSION, forecast } from "./forecast";
export type * from "./types";
