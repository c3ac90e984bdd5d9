import { type Column, type Memory, takeMemory, type Words } from "./memory";

/** Numbers as a column in a memory of its own. */
export function columnOf(numbers: ArrayLike<number>): { memory: Memory; column: Column } {
  const memory = takeMemory(numbers.length, 64);
  const column = memory.takeColumn();
  column.set(numbers);
  return { memory, column };
}

/** Words in a memory of their own. */
export function wordsOf(numbers: ArrayLike<number>): { memory: Memory; words: Words } {
  const memory = takeMemory(numbers.length, 64);
  const words = memory.takeWords();
  words.set(numbers);
  return { memory, words };
}
