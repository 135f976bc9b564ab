import type { Call } from 'b24-conformance/adapter';
import type { CallReply, HandshakeReply } from '../protocol.ts';

/** What an adapter is asked for: to describe the SDK, which it does by a {@link HandshakeReply}, or to make a call, of which it tells by a {@link CallReply}. */
export type AdapterCommand = { readonly b24sdk: 1; readonly cmd: 'handshake' } | Call;

/** What is started, and with what around it. */
export interface AdapterStart {
  readonly command: readonly [program: string, ...parameters: string[]];
  readonly stateDir: string;
  readonly caFile: string | null;
  readonly proxyUrl: string | null;
  readonly path: string;
  /** Where the user's command runs: adapters look for their SDK from there first. */
  readonly project: string;
  /** Directory of a working copy of the SDK, to be judged in place of an installed one; null for what is installed. */
  readonly workingCopy: string | null;
  /** Shown each line that goes in (`→`) and that comes out (`←`, and `!` on stderr). */
  readonly onLine?: (direction: '→' | '←' | '!', text: string) => void;
}

/** How long an adapter may take for its response and, after that, to end, in milliseconds. */
export interface Patience {
  readonly responseMs: number;
  readonly endMs: number;
  /**
   * `flush`: an adapter that is late is told to stop before it is killed, so that one whose output waits in a buffer is found out. Its reply
   * does not count. `kill` unless given.
   */
  readonly late?: 'kill' | 'flush';
}

/** What one process of an adapter did: the observation, without opinion. */
export interface AdapterRun {
  readonly handshake: HandshakeReply | null;
  /** The first reply with the id that was asked for. */
  readonly reply: CallReply | null;
  /** Why it was killed before it answered; null where it was not. */
  readonly killed: 'deadline' | 'flood' | 'interrupted' | null;
  /** Exit code; null where a signal ended it, or it could not be started. */
  readonly code: number | null;
  readonly signal: string | null;
  /** Why it could not be started, e.g. `ENOENT`. */
  readonly startError: string | null;
  /** What it did against the protocol, as sentences without its own text. */
  readonly problems: readonly string[];
  /** Processes it left behind. */
  readonly leftOver: number;
  readonly elapsedMs: number;
  /** The first lines of stdout, messages among them, each cut to a length that can be shown. */
  readonly lines: readonly string[];
  readonly log: string;
  readonly stderr: string;
}
