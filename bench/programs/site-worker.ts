import { parentPort } from "node:worker_threads";
import { siteDigest } from "../site-digest";

// A thread that forecasts the sites it is told to, one list after another, and answers with the digest of each.
parentPort?.on("message", (sites: number[]) => parentPort?.postMessage(sites.map(siteDigest)));
