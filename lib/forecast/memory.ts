import { createKernel, type Kernel, type KernelMemory } from "./kernel/kernel";
import { scoreCubics } from "./word-score";

declare const inKernel: unique symbol;
/** Numbers, one per draw, in the memory of a kernel. */
export type Column = Float64Array & { readonly [inKernel]: true };
/** 32-bit words, one per draw, in the memory of a kernel. */
export type Words = Uint32Array & { readonly [inKernel]: true };

/**
 * Room for the columns of one number of draws, and the kernel that works on them. A taken column holds what was left in it, so every element
 * must be written before it is read; whoever still holds a released one would see it change.
 */
export type Memory = {
  kernel: Kernel;
  draws: number;
  /** @throws when more are taken than the memory was made for */
  takeColumn(): Column;
  takeWords(): Words;
  release(columns: Iterable<Column>): void;
  releaseWords(words: Iterable<Words>): void;
  /** Puts the cubics where `readGrid` reads them. */
  loadGrid(cubics: Float64Array): void;
  /** The ranks that `atRanks` is asked for, and the numbers at them. */
  ranks: Uint32Array;
  answers: Float64Array;
  /** Ends the use of everything that was taken; the memory goes to whoever asks next. */
  end(): void;
};

const PAGE_BYTES = 65_536;
const MOST_PAGES = 65_536;
const MOST_RANKS = 512;
const GRID_NUMBERS = 2048;
/** Loops write whole vectors, so columns have room for whole ones: four of the largest, for Philox. */
const VECTOR_BYTES = 64;
/** Columns a power of two apart would fight for the same lines of the cache. */
const APART_BYTES = 8192 + 128;
const APART_FROM_DRAWS = 1024;
const MOST_IDLE = 2;

type Instance = { kernel: Kernel; memory: KernelMemory };

const idle: Instance[] = [];

/** A memory for at least `columns` columns (two of words count as one). Memory that nobody has written to costs address space only. */
export function takeMemory(draws: number, columns: number): Memory {
  const apart = draws >= APART_FROM_DRAWS ? APART_BYTES : 0;
  const columnBytes = inVectors(draws * 8) + apart;
  const wordsBytes = inVectors(draws * 4) + apart / 2;
  const pages = Math.min(MOST_PAGES, Math.ceil((PAGE_BYTES * 2 + columns * columnBytes) / PAGE_BYTES));
  const instance = instanceOf(pages);
  const { kernel } = instance;
  const { buffer } = instance.memory;
  const freeColumns: Column[] = [];
  const freeWords: Words[] = [];
  let top = inVectors(kernel.freeFrom());
  let gridCubics: Float64Array | null = null;
  let hasEnded = false;

  const takeBytes = (bytes: number): number => {
    const address = top;
    top += bytes;
    if (top > buffer.byteLength) throw new RangeError(`expected no more than ${columns} columns of ${draws} draws`);
    return address;
  };
  return {
    kernel,
    draws,
    takeColumn: () => freeColumns.pop() ?? (new Float64Array(buffer, takeBytes(columnBytes), draws) as Column),
    takeWords: () => freeWords.pop() ?? (new Uint32Array(buffer, takeBytes(wordsBytes), draws) as Words),
    release: (released) => freeColumns.push(...released),
    releaseWords: (released) => freeWords.push(...released),
    loadGrid: (cubics) => {
      if (cubics === gridCubics) return;
      new Float64Array(buffer, kernel.gridCubicsAt(), GRID_NUMBERS).set(cubics);
      gridCubics = cubics;
    },
    ranks: new Uint32Array(buffer, kernel.ranksAt(), MOST_RANKS),
    answers: new Float64Array(buffer, kernel.answersAt(), MOST_RANKS),
    end: () => {
      // Given twice it would have two owners.
      if (!hasEnded && idle.length < MOST_IDLE) idle.push(instance);
      hasEnded = true;
    },
  };
}

function inVectors(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / VECTOR_BYTES)) * VECTOR_BYTES;
}

/** An idle instance, made larger where it is too small, or a new one. */
function instanceOf(pages: number): Instance {
  const known = idle.pop();
  if (known) {
    const missing = pages - known.memory.buffer.byteLength / PAGE_BYTES;
    if (missing > 0) known.memory.grow(missing);
    return known;
  }
  const instance = createKernel(pages);
  const table = scoreCubics();
  new Float64Array(instance.memory.buffer, instance.kernel.scoreCubicsAt(), table.length).set(table);
  return instance;
}

/** The address of a column's number for draw `from`. */
export function at(column: Column | Words, from = 0): number {
  return column.byteOffset + from * column.BYTES_PER_ELEMENT;
}
