/** Helpers for adapters in JavaScript: `import { serveAdapter, surfaced } from 'b24-conformance/adapter'`. docs/guides/test-an-sdk.md teaches how to write one. */

/** Anything that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** The reply to `handshake`: what is under test and what it can do. */
export interface Handshake {
  /** Name of the SDK, as its package is called. */
  readonly name: string;
  readonly version: string;
  readonly language?: string;
  readonly license?: string;
  /** Ways of signing in, the one to prefer first. */
  readonly auth: readonly ('webhook' | 'oauth')[];
  /** The one to prefer first. */
  readonly schemes: readonly ('http' | 'https')[];
  /** How the SDK takes an authority to trust; `env` unless given. */
  readonly ca?: 'env' | 'option' | 'none';
  /** How the SDK takes a proxy; `none` unless given. */
  readonly proxy?: 'env' | 'option' | 'none';
  /** Whether `timeout_ms` is passed on to the SDK; `none` unless given. */
  readonly timeout?: 'option' | 'none';
  readonly capabilities?: readonly (
    | 'retry-rate-limit'
    | 'refresh-token'
    | 'timeout'
    | 'throttle'
    | 'http-status'
    | 'code'
    | 'description'
  )[];
}

/** The portal of a call. Members of the other way of signing in are null. */
export interface Portal {
  readonly auth: 'webhook' | 'oauth';
  /** `https://127.0.0.1:PORT`, without a slash at its end. */
  readonly origin: string;
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly port: number;
  /** `ORIGIN/rest/USER/SECRET/`. */
  readonly webhook_url: string | null;
  /** Digits, also under OAuth: the user whose token it is. */
  readonly user_id: string;
  readonly webhook_secret: string | null;
  /** `ORIGIN/rest/`. */
  readonly client_endpoint: string;
  /** `ORIGIN/oauth/token/`. SDKs with a hard-coded host reach it through the proxy. */
  readonly oauth_token_url: string;
  readonly access_token: string | null;
  readonly refresh_token: string | null;
  readonly client_id: string | null;
  readonly client_secret: string | null;
  readonly member_id: string;
  /** Seconds; 3600 also where the portal will call the token expired: the SDK has to learn that from the response. */
  readonly expires_in: number;
}

/** What the suite asks for: make this call. */
export interface Call {
  readonly b24sdk: 1;
  readonly cmd: 'call';
  /** Returned in the reply. */
  readonly id: string;
  /** Id of the case, for logs only: an adapter never acts on it. */
  readonly case: string;
  readonly method: string;
  readonly params: Readonly<Record<string, Json>>;
  readonly portal: Portal;
  /** PEM file of the authority to trust; null where the portal is reached by http only and there is no proxy. */
  readonly tls: { readonly ca_file: string | null };
  /** An HTTP CONNECT proxy, `http://127.0.0.1:PORT`; null where there is none. */
  readonly proxy: { readonly url: string | null };
  /** An empty directory of this call's own, for whatever the SDK stores. */
  readonly state_dir: string;
  /** Milliseconds after which the adapter answers `unsettled`. The suite waits a little longer and then kills. */
  readonly deadline_ms: number;
  /** The SDK's own time-out to set, where the reply to `handshake` says that it takes one; null to leave the SDK's default. */
  readonly timeout_ms: number | null;
  /** Make the call `count` times with one instance of the SDK, at most `parallel` of them under way at once. */
  readonly repeat: { readonly count: number; readonly parallel: number };
}

/** Where a field of an error was taken from. */
export type Origin = 'property' | 'body' | 'message' | 'class' | 'none';

/** Fields of an error, as {@link surfaced} makes them. */
export type SurfacedFields = Readonly<Record<string, Json | undefined>>;

/** How a caller of the SDK sees something. */
export type Surface = 'thrown' | 'rejected' | 'returned' | 'callback' | 'event' | 'process';

/** One call with the SDK. */
export interface Client<Value = unknown> {
  /** Nothing but what a user of the SDK writes. What it throws is the SDK's failure. */
  make(): Value | Promise<Value>;
  /** Turns what came back into a result or an error. */
  read(value: Value): {
    readonly surface?: Surface;
    readonly result?: unknown;
    readonly error?: SurfacedFields;
  };
  /** Turns what was thrown into fields. */
  explain(error: never): SurfacedFields;
  /** The credential that the SDK holds after the call. */
  tokens?(): { readonly access_token?: string | null; readonly refresh_token?: string | null } | null;
  close?(): void | Promise<void>;
}

/** What `prepare` gives: a call; or why there is none, because the SDK cannot do it, or because something is missing on the machine. */
export type Prepared = Client<never> | { readonly unsupported: string } | { readonly unmet: string };

/** Serves the protocol until its input ends. What `prepare`, `read` or `explain` throw is reported as a defect of the adapter. */
export function serveAdapter(adapter: {
  readonly handshake: Handshake;
  prepare(command: Call): Prepared | Promise<Prepared>;
}): void;

/** Fields as the protocol wants them: `{ code: [value, from] }` becomes `{ code, code_from }`, and what is not there is null. */
export function surfaced(
  fields: Readonly<Record<string, readonly [value: unknown, from: Origin]>>,
  error: unknown,
): SurfacedFields;

/**
 * A package and its package.json: the working copy that the suite names, else from the user's project, else from beside the adapter. Each name may
 * carry the only version that will do: `b24@1.1.1`. Ends the process with 3 where none is installed.
 */
export function installed(...names: readonly string[]): Promise<{
  readonly sdk: Readonly<Record<string, unknown>>;
  readonly manifest: Readonly<Record<string, unknown>>;
}>;

/** Ends the process as one whose SDK is not there; the text says what to do. */
export function absent(text: string): never;

/** The kind of a value as the protocol names it. */
export function kindOf(
  value: unknown,
): 'boolean' | 'number' | 'string' | 'object' | 'array' | 'null' | 'undefined';

/** Makes the calls of one command and gives the reply, without `b24sdk` and `id`: for adapters that do not read standard input. */
export function replyTo(
  command: Call,
  prepare: (command: Call) => Prepared | Promise<Prepared>,
): Promise<Readonly<Record<string, unknown>>>;
