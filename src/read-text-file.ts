import { readFileSync, statSync } from 'node:fs';

/** Why a file's text cannot be had: the end of a sentence that begins with the file's name, and the line where that is known. */
export interface FileProblem {
  readonly problem: string;
  readonly line?: number;
}

/** A file's bytes and their text. */
export interface FileText {
  readonly bytes: Buffer;
  readonly text: string;
}

/** Files that people write by hand stay far below this. It keeps a wrong path from filling the memory. */
export const maxTextFileBytes = 8 * 1024 * 1024;

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'does not exist, because a part of its path is a file',
  EACCES: 'cannot be read: permission is denied (EACCES)',
  EISDIR: 'is a directory, not a file',
  ELOOP: 'is a symbolic link that leads to itself (ELOOP)',
  ENAMETOOLONG: 'has a name that is too long (ENAMETOOLONG)',
};

/** What a system error says about a file, as the end of a sentence. */
export function systemReason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
  return reasons[code] ?? `cannot be read (${code})`;
}

function firstInvalidLine(bytes: Buffer): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end;
  }
  return line;
}

function decode(bytes: Buffer): FileText | FileProblem {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff') return { problem: 'is UTF-16 text: save it as UTF-8', line: 1 };
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const line = bytes.subarray(0, nul).toString('latin1').split('\n').length;
    return { problem: 'has a NUL byte: it is UTF-16 or no text; save it as UTF-8', line };
  }
  try {
    return { bytes, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { problem: 'is not UTF-8 text: save it as UTF-8', line: firstInvalidLine(bytes) };
  }
}

/** Why a file cannot be read from beginning to end, as the end of a sentence; null where it can. Its size does not matter. */
export function unreadable(file: string): string | null {
  try {
    const status = statSync(file);
    if (status.isDirectory()) return 'is a directory, not a file';
    return status.isFile() ? null : 'is not a regular file';
  } catch (error) {
    return systemReason(error);
  }
}

/**
 * Reads a text file that a person named: a regular file of bounded size in UTF-8, with or without a byte order mark.
 * Devices, pipes and directories are refused before they are opened, because reading them may never end.
 */
export function readTextFile(file: string, limit = maxTextFileBytes): FileText | FileProblem {
  try {
    const problem = unreadable(file);
    if (problem !== null) return { problem };
    if (statSync(file).size > limit)
      return { problem: `is larger than ${Math.floor(limit / 1024 / 1024)} MiB` };
    return decode(readFileSync(file));
  } catch (error) {
    return { problem: systemReason(error) };
  }
}
