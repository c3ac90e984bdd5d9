/**
 * `contention`: another transaction was in the way, and running this one again is enough. `unavailable`: the server could not be reached, had
 * no room or was stopped in the middle; the same may well succeed later. `fault`: it is wrong in itself and will fail again.
 */
type ErrorClass = "contention" | "unavailable" | "fault";

/** Serialization failure, deadlock, lock timeout. */
const contention = ["40001", "40P01", "55P03"];

/** Statement and idle timeouts; shutdown, crash and start-up; dropped database is none of them. */
const timeoutsAndRestarts = ["57014", "25P03", "25P04", "57P01", "57P02", "57P03", "57P05"];

/** Connection failures, lack of resources, errors of the server's own system. */
const unavailableClasses = ["08", "53", "58"];

/** What the driver and the network say instead of an SQLSTATE. */
const connectionCodes = [
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "EPIPE",
  "ETIMEDOUT",
];

/** Whether a database error, or one that was caused by one, may go away without anything being changed. */
export function classifyError(error: unknown): ErrorClass {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = "code" in at && typeof at.code === "string" ? at.code : "";
    if (contention.includes(code)) return "contention";
    if (connectionCodes.includes(code) || timeoutsAndRestarts.includes(code)) return "unavailable";
    if (/^[0-9A-Z]{5}$/.test(code) && unavailableClasses.includes(code.slice(0, 2))) return "unavailable";
  }
  return "fault";
}
