/**
 * The adapter protocol, version 1: lines of JSON over standard input and output, so that an adapter can be written in any language. These
 * are the shapes of every message; `adapter-line.ts` reads what an adapter says, `docs/guides/test-an-sdk.md` teaches how to write one.
 */
import type { Json } from '../contract/contract.ts';

/** Version of the protocol, and the value of the member `b24sdk` that every message carries. */
export const protocolVersion = 1;

/** How a call signs in. */
export const authModes = ['webhook', 'oauth'] as const;

/** One of {@link authModes}. */
export type AuthMode = (typeof authModes)[number];

/** How a portal is reached. */
export const schemes = ['http', 'https'] as const;

/** One of {@link schemes}. */
export type Scheme = (typeof schemes)[number];

/**
 * What an SDK may claim. `retry-rate-limit`: it repeats a call that was answered QUERY_LIMIT_EXCEEDED. `refresh-token`: it renews an access
 * token that expired. `timeout`: it gives up by itself when no response comes. `throttle`: it holds calls back before the portal has to.
 * `http-status`, `code`, `description`: it exposes these of an error as fields. What is not claimed is not judged, but for what every SDK
 * must do.
 */
export const capabilities = [
  'retry-rate-limit',
  'refresh-token',
  'timeout',
  'throttle',
  'http-status',
  'code',
  'description',
] as const;

/** One of {@link capabilities}. */
export type Capability = (typeof capabilities)[number];

/**
 * How an SDK takes a setting. `env`: the suite sets the usual variables before the adapter starts (`NODE_EXTRA_CA_CERTS`, `SSL_CERT_FILE`,
 * `CURL_CA_BUNDLE`, `REQUESTS_CA_BUNDLE`; `HTTPS_PROXY`, `https_proxy`). `option`: the adapter passes on what the call says. `none`: it cannot.
 */
export type Takes = 'env' | 'option' | 'none';

/** Suite → adapter: who are you? The adapter answers with {@link HelloReply}. */
export interface HelloCommand {
  readonly b24sdk: 1;
  readonly cmd: 'hello';
}

/** Suite → adapter: nothing more will come. The adapter ends with code 0 within two seconds. */
export interface StopCommand {
  readonly b24sdk: 1;
  readonly cmd: 'stop';
}

/** The portal of a call. Members of the other way of signing in are null. */
export interface CallPortal {
  readonly auth: AuthMode;
  /** `https://127.0.0.1:PORT`, without a slash at its end. */
  readonly origin: string;
  readonly scheme: Scheme;
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

/** Suite → adapter: make this call. The adapter answers with {@link CallReply}. */
export interface CallCommand {
  readonly b24sdk: 1;
  readonly cmd: 'call';
  /** Returned in the reply. */
  readonly id: string;
  /** Id of the case, for logs only: an adapter never acts on it. */
  readonly case: string;
  readonly method: string;
  readonly params: Readonly<Record<string, Json>>;
  readonly portal: CallPortal;
  /** PEM file of the authority to trust; null where the portal is reached by http only and there is no proxy. */
  readonly tls: { readonly ca_file: string | null };
  /** An HTTP CONNECT proxy, `http://127.0.0.1:PORT`; null where there is none. */
  readonly proxy: { readonly url: string | null };
  /** An empty directory of this call's own, for whatever the SDK stores. */
  readonly state_dir: string;
  /** Milliseconds after which the adapter answers `unsettled`. The suite waits a little longer and then kills. */
  readonly deadline_ms: number;
  /** The SDK's own time-out to set, where `hello` says that it takes one; null to leave the SDK's default. */
  readonly timeout_ms: number | null;
  /** Make the call `count` times with one instance of the SDK, at most `parallel` of them under way at once. */
  readonly repeat: { readonly count: number; readonly parallel: number };
}

/** Anything that the suite says. */
export type Command = HelloCommand | StopCommand | CallCommand;

/**
 * Adapter → suite: what is under test and what it can do. Name, version, ways of signing in and schemes are needed; of the others what is left out
 * counts as empty, `ca` as `env`, `proxy` and `timeout` as `none`.
 */
export interface HandshakeReply {
  readonly b24sdk: 1;
  /** Name of the SDK, as its package is called. */
  readonly name: string;
  readonly version: string;
  readonly language: string;
  readonly license: string;
  readonly auth: readonly AuthMode[];
  readonly schemes: readonly Scheme[];
  readonly ca: Takes;
  readonly proxy: Takes;
  /** Whether the adapter passes `timeout_ms` on to the SDK; `none` unless given. */
  readonly timeout?: 'option' | 'none';
  readonly capabilities: readonly Capability[];
}

/** What the caller of the SDK sees. `adapter_error` is a defect of the adapter and is never blamed on the SDK. */
export const replyOutcomes = ['result', 'error', 'unsettled', 'unsupported', 'adapter_error'] as const;

/** One of {@link replyOutcomes}. */
export type ReplyOutcome = (typeof replyOutcomes)[number];

/** How it comes to the caller. */
export const surfaces = ['thrown', 'rejected', 'returned', 'callback', 'event', 'process'] as const;

/** One of {@link surfaces}. */
export type Surface = (typeof surfaces)[number];

/** Type of what the SDK presents as the result. `undefined` is a kind of its own, so that a success made of nothing is seen. */
export const resultKinds = ['boolean', 'number', 'string', 'object', 'array', 'null', 'undefined'] as const;

/** One of {@link resultKinds}. */
export type ResultKind = (typeof resultKinds)[number];

/** Where a field was taken from; only `property`, `body` and `class` can be read by a program. */
export const fieldOrigins = ['property', 'body', 'message', 'class', 'none'] as const;

/** One of {@link fieldOrigins}. */
export type FieldOrigin = (typeof fieldOrigins)[number];

/** A failure as the SDK exposes it. An adapter never parses text to fill these in. */
export interface SurfacedError {
  /** Class or type name. */
  readonly type?: string | null;
  readonly type_from?: FieldOrigin;
  readonly code?: string | null;
  readonly code_from?: FieldOrigin;
  readonly description?: string | null;
  readonly description_from?: FieldOrigin;
  readonly http_status?: number | null;
  readonly http_status_from?: FieldOrigin;
  /** Text of the error, as it is. */
  readonly message?: string | null;
  /** Text of what caused it, as it is. */
  readonly cause?: string | null;
  /** The response's body, where the SDK hands it on. */
  readonly body?: Json;
}

/** What one call came to. */
export interface CallOutcome {
  readonly outcome: ReplyOutcome;
  readonly surface?: Surface;
  /** As the SDK gives it, unwrapped from the SDK's own result object by its documented accessor. */
  readonly result?: Json;
  readonly result_kind?: ResultKind;
  readonly error?: SurfacedError | null;
  readonly elapsed_ms?: number;
  /** Why: mandatory for `unsupported` and `adapter_error`. */
  readonly reason?: string;
}

/** Adapter → suite: what came of the call. With `repeat`, the members of {@link CallOutcome} are the first call that was no success, or the last. */
export interface CallReply extends CallOutcome {
  readonly b24sdk: 1;
  readonly id: string;
  /** With `repeat.count` above 1: every call in the order in which it was made. */
  readonly calls?: readonly CallOutcome[];
  /** The credential the SDK holds after the call, where it exposes one. */
  readonly tokens?: { readonly access_token?: string | null; readonly refresh_token?: string | null } | null;
  /** Whatever the SDK logged. */
  readonly log?: string | readonly string[];
}

/** How an adapter ends. Any other code is a crash. */
export const adapterExit = { fine: 0, absent: 3, misuse: 64 } as const;
