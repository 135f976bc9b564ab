/**
 * The adapter protocol, version 1: lines of JSON over standard input and output, so that an adapter can be written in any language. These
 * are its words and the shapes of every reply, as `spec/sdk-protocol.schema.json` has them for adapters in any language; `b24-conformance/adapter` has
 * those of the commands, `adapter-line.ts` reads what an adapter says, `docs/guides/test-an-sdk.md` teaches how to write one.
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

/**
 * What the caller of the SDK sees. `adapter_error` is a defect of the adapter and is never blamed on the SDK. `unmet_precondition`: something that
 * the adapter needs is not on this machine, so that nothing can be told.
 */
export const replyOutcomes = [
  'result',
  'error',
  'unsettled',
  'unsupported',
  'unmet_precondition',
  'adapter_error',
] as const;

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
  /** Why: mandatory for `unsupported`, `unmet_precondition` and `adapter_error`. */
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
