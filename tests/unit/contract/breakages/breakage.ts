/** The document that is broken, below the directory of the specification. */
export const method = 'methods/im.dialog.writing.yaml';
/** What the document shares with others. */
export const envelope = 'envelope.yaml';
/** The later edition of the document. */
export const overlay = 'editions/im.dialog.writing@2026-08.overlay.yaml';

/** A way to break a document, and the problem that must be told. */
export interface Breakage {
  readonly file: string;
  /** The text to replace, and by what. */
  readonly edit?: readonly [old: string, by: string] | ((text: string) => string);
  readonly edition?: string;
  /** The text of the line that the first problem names; its column is where `column` (else the text) begins in it. */
  readonly line: string;
  readonly column?: string;
  readonly pointer: string;
  readonly says: string;
}
