import type { ResponseKind } from '../../exchange/record/parse-response.ts';
import type { Weight } from '../finding.ts';

/** What a likely cause is chosen by: what was observed of the response, and which statuses the document names. */
export interface Clues {
  readonly kind: ResponseKind;
  readonly status: number | null;
  readonly isHtml: boolean;
  /** The statuses that the finding names as expected: the document's, not ours. */
  readonly expected: readonly number[];
}

/** One or two sentences, fixed or chosen by clues. */
export type Cause = string | ((clues: Clues) => string);

/** Everything that is fixed about a finding code. */
export interface CodeEntry {
  /** The checks that give the code. `any` stands for what keeps any check from judging, `schema` for violations of a JSON Schema. */
  readonly by: readonly string[];
  /** The weights that a finding of the code may have. */
  readonly weights: readonly Weight[];
  /** The sentence of the finding, or several of which the check names one. Words in braces are filled in. */
  readonly says: string | Readonly<Record<string, string>>;
  /** What the documentation adds to the sentence. */
  readonly means?: string;
  /** What most likely lies behind it. Findings about SDKs have none. */
  readonly cause?: Cause;
}

/** HTTP status codes as HTTP defines them, whatever a method's document says. @see https://www.rfc-editor.org/rfc/rfc9110#section-15.5 */
export const http = { unauthorized: 401, forbidden: 403, notFound: 404 } as const;

/** The cause of refusals of a whole portal: the credential. */
export const credentialCause =
  'The portal does not take the credential: the webhook is revoked or mistyped, belongs to another portal, or lacks the scope `im`.';

/** The cause of pages that are not the portal's: an intermediary. */
export const intermediaryCause =
  'An intermediary responds: a proxy, a firewall, a login or maintenance page, or a web server that does not route /rest/ to the portal.';

/** The cause of errors of an unusual shape. */
export const errorShapeCause =
  'The error is put together by other code than the usual one: an own handler, a proxy, or a newer REST version.';
