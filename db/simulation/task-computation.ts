import { inputHashOf } from "../input-hash";
import type { Computation } from "./results";
import { simulate } from "./simulate";
import type { TaskInput, TaskName, TaskOutput } from "./tasks";

/** A key of everything given: equal for equal plain data, whichever process computes it. */
export const keyOf = (...parts: unknown[]): string => inputHashOf(parts);

/** One task as a result to keep. @param key of the task's name and whole input; left out: made from them */
export function taskComputation<Name extends TaskName>(
  name: Name,
  input: TaskInput<Name>,
  key = keyOf(name, input),
): Computation<TaskOutput<Name>> {
  return {
    key,
    compute: ({ signal, onProgress }) =>
      simulate(name, input, { signal, onProgress: ({ done, of }) => onProgress(of > 0 ? done / of : 1) }),
  };
}
