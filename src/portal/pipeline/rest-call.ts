import type { JournalEntry } from '../calls/journal-entry.ts';
import type { PhpArray } from '../php/php-value.ts';
import type { Credential } from '../state/portal-state.ts';
import type { WireRequest } from '../transport/wire-request.ts';
import type { Instead } from './response.ts';

/** Where the body's parameters came from; `unreadable` is JSON that PHP ignores. */
export type BodyKind = 'none' | 'form' | 'json' | 'unreadable';

/** A status and headers in place of the usual ones. */
export interface ResponseChanges {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>> | undefined;
}

/** One call of one method, as the layers from authentication to encoding see it. A command of a batch is a call of its own. */
export interface RestCall {
  readonly wire: WireRequest;
  /** The method as the caller wrote it, without suffix; empty when the path names none. */
  method: string;
  readonly suffix: '' | 'json' | 'xml';
  /** User and code of the webhook path, if the path has them. */
  readonly pathUser: string | undefined;
  readonly pathCode: string | undefined;
  readonly bodyKind: BodyKind;
  readonly insideBatch: boolean;
  /** All parameters, the ones that authenticate still among them. */
  params: PhpArray;
  /** Whether the method that was called is answered from a document. */
  fromDocument?: boolean;
  /** Who calls, once that is known. */
  credential: Credential | undefined;
  /** Its place in the journal; none where nothing is journalled. */
  entry?: JournalEntry | undefined;
  /** What a stub sends in place of any envelope; from within a batch it replaces the response to the batch. */
  instead?: Instead | undefined;
  /** What a stub changes around the envelope. */
  changes?: ResponseChanges | undefined;
}
