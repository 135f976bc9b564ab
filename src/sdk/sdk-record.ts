import type { Exchange } from '../exchange/record/exchange.ts';
import type { WireKind } from './harness/wire-entry.ts';
import type { AuthMode, CallReply, HandshakeReply, Scheme } from './protocol.ts';

/**
 * How a case ended. `refused`: the SDK cannot do this, and says so. `unmet`: something that the adapter needs is not on the machine. `adapter`: the
 * adapter does not work; never blamed on the SDK.
 */
export type CaseEnd =
  | 'replied'
  | 'refused'
  | 'unmet'
  | 'crashed'
  | 'killed'
  | 'adapter'
  | 'not-started'
  | 'interrupted';

/** What the wire record knows of a request beside the exchange of the same id. */
export interface WireNote {
  readonly exchange: number;
  readonly kind: WireKind;
  /** Milliseconds since the portal was started. */
  readonly at: number;
  readonly respondedAt: number | null;
  /** When the client closed the connection before a response. */
  readonly abandonedAt: number | null;
  /** The host that was asked for, where the request came through the proxy. */
  readonly tunnel: string | null;
  readonly elsewhere: boolean;
  readonly connection: number;
}

/** A file that the SDK left in its directory, redacted. */
export interface LeftFile {
  readonly path: string;
  readonly text: string;
}

/** What one call of an SDK left behind, redacted: everything that a check may look at, and no opinion. */
export interface SdkRecord {
  readonly scenario: string;
  readonly auth: AuthMode;
  readonly scheme: Scheme;
  /** The user whose credential was given. */
  readonly user: string;
  readonly end: CaseEnd;
  /** Exit code or signal, or why it could not be started. */
  readonly exit: string;
  /** Where the adapter does not work: what it did, as sentences without a subject. */
  readonly problems: readonly string[];
  /** The first lines that it printed. */
  readonly lines: readonly string[];
  /** Processes left behind. */
  readonly leftOver: number;
  readonly reply: CallReply | null;
  /** Milliseconds from the start of the adapter to its reply, or to its end where there was none. */
  readonly elapsedMs: number;
  /** Milliseconds that the call had. */
  readonly deadlineMs: number;
  readonly log: string;
  readonly stderr: string;
  readonly files: readonly LeftFile[];
  readonly wire: readonly WireNote[];
  /** Requests that came after those on `wire`, counted by their kind; missing where the record has them all. */
  readonly omitted?: Readonly<Record<WireKind, number>>;
  /** The same call by raw HTTP; null where it was not made. */
  readonly control: Exchange | null;
}

/** Why a subject did not answer the handshake. @see Handshake */
export interface SubjectTrouble {
  readonly kind: 'absent' | 'unmet' | 'broken';
  readonly reason: string;
}

/** Who was judged, at the head of an SDK's evidence. */
export interface SdkSubjectFacts {
  readonly key: string;
  readonly title: string;
  readonly package: string | null;
  /** Present where it is an example or a control of the suite, and no SDK. */
  readonly isExample?: true;
  /** The subject file, where it is not one that comes with the suite: as it was named. */
  readonly file: string | null;
  /** What it replied to handshake; null where it did not, and why. */
  readonly handshake: HandshakeReply | null;
  readonly trouble: SubjectTrouble | null;
  /** The adapter's command, as it is shown. */
  readonly command: string;
}
