import fc from "fast-check";

// A mutant must meet the same examples in every run, or its verdict would be random.
fc.configureGlobal({ seed: 20_000 });
