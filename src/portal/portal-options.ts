import type { RequestListener } from 'node:http';
import type { PortalCalls } from './calls/portal-calls.ts';
import type { PortalEvents } from './events/portal-events.ts';
import type { FaultChoice } from './faults.ts';
import type { TimeStyle } from './generations/generation.ts';
import type { DescriptionSource } from './generic/method-description.ts';
import type { OperatingLimit } from './limits/operating-meter.ts';
import type { PortalMethod } from './methods/portal-method.ts';
import type { Interceptor } from './pipeline/interceptor.ts';
import type { ScopeGrant } from './seed/scope-grant.ts';
import type { Seed } from './seed/seed.ts';
import type { PortalState } from './state/portal-state.ts';
import type { PortalStubs } from './stubs/portal-stubs.ts';
import type { Stub } from './stubs/stub.ts';
import type { RunCertificate } from './tls/run-certificate.ts';

/** How to start a reference portal. Everything has a default: a portal as the founding page promises it, on a free port. */
export interface PortalOptions {
  /** Port; 0, the default, takes any free one. */
  readonly port?: number;
  /** Address or name to listen on; 127.0.0.1 unless given. On any other, whoever reaches this machine reaches the portal. */
  readonly host?: string;
  /** Name of a generation; `founding` unless given. */
  readonly generation?: string;
  /** What this portal does wrong on purpose: names of faults, each for all calls or for those of a method or user. Each is applied after the one before. @see faults.ts */
  readonly faults?: readonly FaultChoice[];
  /** Further changes to the portal, applied after the faults in this order. */
  readonly interceptors?: readonly Interceptor[];
  /** A seed, or the path of a YAML file with one. */
  readonly seed?: Seed | string;
  /** Scopes of webhooks and tokens by their names in the seed, in place of those that the seed grants. */
  readonly scopes?: Readonly<Record<string, ScopeGrant>>;
  /** Unix time in milliseconds, in place of the machine's clock. */
  readonly clock?: () => number;
  /** Receives one line of JSON a request, without newline and without secrets. */
  readonly log?: (line: string) => void;
  /** Serve https with a certificate authority made for this run. */
  readonly https?: boolean;
  /** The certificate of https where several portals share one; made anew unless given. */
  readonly certificate?: RunCertificate;
  /** A directory that keeps the certificate authority of https, so that clients have to trust it once. */
  readonly authorityDirectory?: string;
  /** Stands before the portal, control requests included: may watch, answer by itself, or hand on to `portal`. */
  readonly front?: (portal: RequestListener) => RequestListener;
  /** Whether webhooks work over http; true unless given, because a test double mostly has no certificate. */
  readonly allowHttp?: boolean;
  /** How numbers stand in `time`; the generation's way unless given. */
  readonly timeStyle?: TimeStyle;
  /** Requests per second and operating time; none unless given. */
  readonly limits?: PortalLimits;
  /** Methods to add, or to put in the place of those of the same name. */
  readonly methods?: readonly PortalMethod[];
  /** The documents of all other methods: a directory of `METHOD.yaml`, or a source; the imported ones of the package unless given. */
  readonly documents?: string | DescriptionSource;
  /** What it answers in place of its own: stubs, or the path of a YAML or JSON file with them. */
  readonly stubs?: readonly Stub[] | string;
  /** Names of hosts beyond this machine whose handlers of events may be called; none unless given. */
  readonly eventHosts?: readonly string[];
  /** How many calls the journal keeps; 1,000 unless given, 0 for none. */
  readonly keptCalls?: number;
  /** A renamed portal: every call is answered with 302 to this origin. */
  readonly renamedTo?: string;
}

/** The limits of a cloud portal. @see docs/reference/portal.md B.6 */
export interface PortalLimits {
  /** `standard` drains 2 requests a second and blocks above 50, `enterprise` 5 and 250. */
  readonly rate?: 'standard' | 'enterprise' | { readonly perSecond: number; readonly burst: number };
  /** Seconds per method and credential within ten minutes, 480 in the documentation's example. */
  readonly operating?: Partial<OperatingLimit>;
}

/** A portal that runs. Everything secret in it was made for this run or came from its seed. */
export interface RunningPortal extends PortalCalls, PortalStubs, PortalEvents {
  /** `http://127.0.0.1:PORT`, or another host where one was asked for, without a slash at its end. */
  readonly origin: string;
  /** `…/rest/1/CODE/` of the seed's first webhook, or the one that its settings name. */
  readonly webhookUrl: string;
  /** The same of another user. */
  readonly secondWebhookUrl: string;
  /** All webhooks by their names in the seed. */
  readonly webhookUrls: Readonly<Record<string, string>>;
  readonly accessToken: string;
  /** All access tokens of the seed by name. */
  readonly accessTokens: Readonly<Record<string, string>>;
  /** The lines for `.env` that point a run at this portal by webhook. */
  readonly settings: Readonly<Record<string, string>>;
  /** The same by OAuth. */
  readonly oauthSettings: Readonly<Record<string, string>>;
  readonly state: PortalState;
  /** The names of the methods it knows: those written by hand, and those answered from their documents. */
  readonly methods: {
    readonly byHand: readonly string[];
    readonly fromDocuments: readonly string[];
  };
  /** PEM of the certificate authority that signed this run's certificate; undefined without https. */
  readonly certificateAuthority: string | undefined;
  /** How many requests have come so far, the control requests not among them. */
  readonly requests: number;
  /** Stops it and closes every connection. */
  close(): Promise<void>;
  /** The same, for `await using portal = await startPortal()`. */
  [Symbol.asyncDispose](): Promise<void>;
}
