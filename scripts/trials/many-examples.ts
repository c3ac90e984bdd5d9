import * as fastCheck from "fast-check";

const TIMES = Number(process.env.PROPERTY_TIMES);

const manyTimes = (parameters: { numRuns?: number } = {}) => ({
  ...parameters,
  numRuns: (parameters.numRuns ?? 100) * TIMES,
});

// In place of fast-check, by properties.config.ts: the same, but every assertion tries so many times its examples.
export default {
  ...fastCheck,
  assert: <Ts>(property: fastCheck.IRawProperty<Ts>, parameters?: fastCheck.Parameters<Ts>) =>
    fastCheck.assert(property, manyTimes(parameters)),
};
