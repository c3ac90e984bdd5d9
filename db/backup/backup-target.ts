import { lstat, readlink, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { classifyError } from "../classify-error";

/**
 * The path at which a backup of this name is to appear: that of the regular file it replaces, behind every link, or a new one.
 * @throws when something else is there, or its folder is not; the message names the path
 */
export async function backupTarget(file: string): Promise<string> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    if (error.code === "ENOTDIR") throw new Error(`${path.dirname(file)} is no folder: the backup cannot be written.`);
    throw new Error(`Cannot write the backup to ${file} (${error.code}).`);
  });
  if (found?.isDirectory()) throw new Error(`${file} is a folder: name a file in it.`);
  if (found && !found.isFile())
    throw new Error(`${file} is no regular file: a backup would replace it. Name another file.`);
  if (found) return realpath(file);
  const link = await readlink(file).catch(() => null);
  if (link !== null) return backupTarget(path.resolve(path.dirname(file), link));
  const folder = path.dirname(path.resolve(file));
  await lstat(folder).catch(() => {
    throw new Error(`There is no folder ${folder}: the backup cannot be written to ${file}.`);
  });
  return file;
}

/** A refusal of the file system as a sentence that names the file; any other error as it is. */
export function writingError(file: string, error: unknown): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (error instanceof Error && code && syscall && classifyError(error) === "fault") {
    return new Error(`Cannot write the backup to ${file} (${code}); a backup that was there is as it was.`);
  }
  return error;
}
