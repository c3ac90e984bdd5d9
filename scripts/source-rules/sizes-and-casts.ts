import type { SourceFile } from "./source-files";

/** A line that a rule counts, as `file:line`. */
export type Found = { at: string; text: string };

/** What is left beside the product's own code: tests, their fixtures, and what a program writes. */
export const isProduct = ({ file }: SourceFile): boolean =>
  !/\.(test|spec|fixture|arbitrary)\.tsx?$|\/testing\/|kernel-wasm\.ts$/.test(file);

export const lineCount = ({ text }: SourceFile): number => text.replace(/\n$/, "").split("\n").length;

/** Every place of a pattern in code; comments do not count. */
export function findInCode(files: readonly SourceFile[], pattern: RegExp): Found[] {
  const every = new RegExp(pattern.source, "g");
  return files.flatMap(({ file, text }) =>
    text
      .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "))
      .split("\n")
      .flatMap((line, i) => {
        const code = line.replace(/(^|\s)\/\/ .*$/, "");
        return [...code.matchAll(every)].map(() => ({ at: `${file}:${i + 1}`, text: line.trim() }));
      }),
  );
}

/** The least length that so large a share of the files does not exceed. */
export function lengthAt(files: readonly SourceFile[], share: number): number {
  const lengths = files.map(lineCount).sort((a, b) => a - b);
  return lengths[Math.max(0, Math.ceil(share * lengths.length) - 1)] ?? 0;
}
