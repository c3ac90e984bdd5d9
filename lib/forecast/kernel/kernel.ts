import { KERNEL_WASM } from "./kernel-wasm";

/**
 * The loops over draws of `assembly/`, whose comments say what each does. Numbers named out, days, words … are addresses in the instance's memory,
 * `count` a number of draws.
 */
export type Kernel = {
  freeFrom(): number;
  raiseFixed(out: number, day: number, days: number, lag: number, count: number): void;
  raise(out: number, days: number, lag: number, count: number): void;
  lower(out: number, days: number, lag: number, count: number): void;
  add(out: number, days: number, count: number): void;
  addWeighted(out: number, weights: number, days: number, count: number): void;
  affine(out: number, shift: number, scale: number, days: number, count: number): void;
  blend(out: number, a: number, one: number, b: number, other: number, count: number): void;
  copy(out: number, numbers: number, count: number): void;
  fill(out: number, value: number, count: number): void;
  isBelow(out: number, numbers: number, bound: number, count: number): void;
  clearWhereBelow(out: number, numbers: number, bounds: number, count: number): void;
  countReached(out: number, numbers: number, bound: number, count: number): void;
  takeWherePicked(out: number, days: number, picks: number, view: number, count: number): void;
  countEqual(numbers: number, value: number, count: number): number;
  pickCompleted(out: number, days: number, cancelledDay: number, count: number): number;
  philoxWords(out: number, seed: number, keyWord: number, counterWord: number, count: number): void;
  shuffleParts(order: number, words: number, perPart: number, count: number): void;
  scrambledWords(out: number, points: number, order: number, seed: number, count: number): void;
  uniformsOfWords(out: number, words: number, count: number): void;
  scoreCubicsAt(): number;
  scoresOfWords(out: number, words: number, count: number): void;
  gridCubicsAt(): number;
  positionsOfScores(out: number, scores: number, range: number, count: number): void;
  readGrid(
    out: number,
    positions: number,
    shift: number,
    scale: number,
    least: number,
    most: number,
    count: number,
  ): void;
  beginHazard(exponentials: number, asOf: number, day: number, count: number): void;
  passStage(until: number, finish: number, perDay: number, cause: number, day: number, count: number): void;
  refuse(denied: number, answered: number, cause: number, day: number, count: number): void;
  countCause(cause: number, count: number): number;
  beginWalk(target: number, count: number): void;
  countAt(index: number, count: number): number;
  beginDriver(day: number, count: number): void;
  addOwnDays(days: number, count: number): void;
  followPicked(days: number, picks: number, view: number, code: number, count: number): void;
  followLater(days: number, lag: number, code: number, count: number): void;
  followStart(days: number, lag: number, code: number, count: number): void;
  followEarlier(days: number, lag: number, code: number, count: number): void;
  moveOn(index: number, drivesItself: boolean, count: number): number;
  ranksAt(): number;
  answersAt(): number;
  atRanks(values: number, count: number, asked: number, bins: number, gathered: number): void;
  sortAscending(values: number, spare: number, count: number): void;
};

export type KernelMemory = { readonly buffer: ArrayBuffer; grow(pages: number): number };

type Compiled = { readonly isCompiled: true };

/**
 * What every host of the engine (Node, browsers and their workers) has, of which the ES library that this folder is
 * checked against knows nothing.
 */
type Host = {
  WebAssembly: {
    Module: new (bytes: Uint8Array) => Compiled;
    Instance: new (module: Compiled, imports: object) => { readonly exports: Kernel };
    Memory: new (descriptor: { initial: number }) => KernelMemory;
  };
  atob(base64: string): string;
};

const { WebAssembly, atob } = globalThis as unknown as Host;

let compiled: Compiled | undefined;

/** A kernel with a memory of its own of so many pages of 64 KiB. About 0.1 ms; pages cost nothing until they are used. */
export function createKernel(pages: number): { kernel: Kernel; memory: KernelMemory } {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(KERNEL_WASM), (letter) => letter.charCodeAt(0)));
  const memory = new WebAssembly.Memory({ initial: pages });
  return { kernel: new WebAssembly.Instance(compiled, { env: { memory } }).exports, memory };
}
