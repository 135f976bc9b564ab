/**
 * A piece of a shell word: bytes as they stand (latin1, one character a byte), or an expansion such as
 * `$B24_ACCESS_TOKEN`, which goes between double quotes.
 */
export type ShellPiece = { readonly bytes: string } | { readonly expansion: string };

/**
 * Printable ASCII without what a terminal, a build server or a Markdown viewer would take for a command or a link. A line
 * of such text is shown unchanged by every printer of the report, so that it can be copied.
 */
export function isPlain(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text) && !/::|##\w*\[|\]\(/.test(text);
}

function octal(character: string): string {
  return `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`;
}

/** A format of `printf` that writes the pieces, with one `%s` for each expansion; and the expansions. */
function printfOf(pieces: readonly ShellPiece[]): string {
  const format = pieces
    .map((piece) =>
      'expansion' in piece
        ? '%s'
        : piece.bytes.replace(/[^\x20-\x7e]|['\\:#\]]/g, octal).replaceAll('%', '%%'),
    )
    .join('')
    // `printf` would take it for an option.
    .replace(/^-/, octal);
  const words = pieces.flatMap((piece) => ('expansion' in piece ? [` "${piece.expansion}"`] : []));
  return `printf '${format}'${words.join('')}`;
}

function isShowable(pieces: readonly ShellPiece[]): boolean {
  return pieces.every((piece) => 'expansion' in piece || isPlain(piece.bytes));
}

/** One word of a POSIX shell. Bytes that cannot be shown are written by `printf`; a word cannot hold NUL. */
export function shellWord(pieces: readonly ShellPiece[]): string {
  if (!isShowable(pieces)) return `"$(${printfOf(pieces)})"`;
  const parts = pieces
    .filter((piece) => 'expansion' in piece || piece.bytes !== '')
    .map((piece) =>
      'expansion' in piece ? `"${piece.expansion}"` : `'${piece.bytes.replaceAll("'", "'\\''")}'`,
    );
  return parts.length === 0 ? "''" : parts.join('');
}

/** A command that writes the pieces to its standard output, whatever bytes they are; null where a word can hold them. */
export function shellWriter(pieces: readonly ShellPiece[]): string | null {
  return isShowable(pieces) ? null : printfOf(pieces);
}
