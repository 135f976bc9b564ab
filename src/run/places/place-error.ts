/** A file or a directory that the user named and that cannot be used. One line: what, why, what to do. */
export class PlaceError extends Error {
  override readonly name = 'PlaceError';

  constructor(message: string) {
    super(message);
    // Playwright prints the stack of what a set-up throws, and it would lead nowhere useful.
    this.stack = message;
  }
}

const causes: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'the operation is not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  ENOTDIR: 'a part of its path is a file',
  EISDIR: 'it is a directory',
  EEXIST: 'there is a file of that name',
  ENOENT: 'its directory does not exist',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'it is a symbolic link that leads to itself',
  ENXIO: 'it is a socket, or a device that is not there',
};

/** Why the system refused, in words with its code. */
export function causeOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
  const words = causes[code];
  return words === undefined ? code : `${words} (${code})`;
}
