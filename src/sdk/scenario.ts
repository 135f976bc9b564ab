import type { Json } from '../contract/contract.ts';
import type { ResponseKind } from '../exchange/record/parse-response.ts';
import type { TimeStyle } from '../portal/generations/generation.ts';
import type { PortalLimits } from '../portal/portal-options.ts';
import type { AuthMode, Capability, Scheme } from './protocol.ts';

/** A promise that an SDK is held to. `MAY` is recorded and not judged: the verdict is `info`. */
export interface SdkClause {
  readonly id: string;
  readonly level: 'MUST' | 'SHOULD' | 'MAY';
  /** One sentence in our own words. */
  readonly says: string;
  readonly source: { readonly page: string; readonly note?: string };
  /** Name of the check in `src/evaluate/checks/sdk/` that judges it. */
  readonly check: string;
  /** It holds for every call of a run, and one case of it looks at all of them. */
  readonly runWide: boolean;
  /** What an SDK has to claim before it is held to it. */
  readonly needs: Capability | null;
  /** Figures that the check needs: milliseconds, requests. */
  readonly limits: Readonly<Record<string, number>>;
}

/** What the portal does with one call of the method; the last of a list goes on for ever. */
export interface ResponseStep {
  /** The reference portal answers. */
  readonly portal?: true;
  readonly status?: number;
  readonly json?: Json;
  readonly text?: string;
  readonly html?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Compressed, where the request says that it may be. */
  readonly gzip?: true;
  /** Bytes of the body after which the connection is closed, though all of it was announced. */
  readonly cut?: number;
  /** Milliseconds to wait before the response. */
  readonly afterMs?: number;
  /** 302 to the same path on another host, or to a login page. */
  readonly redirect?: 'elsewhere' | 'login';
  /** The connection is reset. */
  readonly drop?: true;
  /** Nothing ever comes. */
  readonly hang?: true;
}

/** What the first response looks like to a plain HTTP client: tells a portal that is wrong from an SDK that is. */
export interface RawResponse {
  readonly kind: ResponseKind;
  readonly status?: number;
  readonly code?: string;
}

/** One situation that an SDK is put into. */
export interface Scenario {
  readonly id: string;
  /** Present tense, what the portal does. */
  readonly title: string;
  /** Ids of the clauses that are judged by it, beside those that are run-wide. */
  readonly clauses: readonly string[];
  readonly method: string;
  readonly params: Readonly<Record<string, Json>>;
  readonly responses: readonly ResponseStep[];
  /** What the token endpoint does. */
  readonly token: ResponseStep;
  readonly receives: RawResponse;
  /** The only way of signing in; null for whichever the SDK prefers. `each` makes a case of every one that it claims. */
  readonly auth: AuthMode | 'each' | null;
  readonly scheme: Scheme | null;
  /** `expired`: the access token is refused until it is renewed. */
  readonly credential: 'good' | 'expired';
  /** `unknown`: the client is told to trust another authority than the one that signed. */
  readonly authority: 'run' | 'unknown';
  readonly needs: Capability | null;
  /** The adapter has to be able to set the SDK's time-out, and sets this, in milliseconds. */
  readonly timeoutMs: number | null;
  readonly repeat: { readonly count: number; readonly parallel: number };
  readonly deadlineMs: number;
  /** Takes a minute or more: run on request only. */
  readonly slow: boolean;
  readonly limits: PortalLimits | null;
  readonly timeStyle: TimeStyle | null;
}

/** All that is asked of SDKs. */
export interface SdkSpec {
  readonly sha256: string;
  readonly clauses: readonly SdkClause[];
  readonly scenarios: readonly Scenario[];
}
