export const EPOCH = "Epoch AI";

/** The terms under which Epoch AI's figures are shown: they are named wherever one is. */
export const epochTerms = { licence: "CC BY 4.0", attribution: 'Epoch AI, "Frontier Data Centers", CC BY 4.0' };
