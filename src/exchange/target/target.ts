import { type Capability, embeddedPortal } from '../../plan/case.ts';
import type { Secret } from '../record/secret-forms.ts';
import { variantOf, variants } from './credential.ts';
import type { BasicCredential, Network } from './network.ts';

/** An inbound webhook: the user it belongs to (an id, or a login) and its secret code. */
export interface WebhookCredential {
  readonly userId: string;
  readonly code: string;
}

/** An OAuth access token, and what is needed to renew it; it can be renewed only if all four are there. */
export interface OAuthCredential {
  readonly accessToken: string;
  readonly refreshToken?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** Where tokens are renewed: a whole URL, or an origin whose `/oauth/token/` is meant. */
  readonly tokenUrl?: string;
}

/** The rate of requests: a bucket of `burst` tokens that fills by `perSecond`. */
export interface Rate {
  /** Requests per second on average. */
  readonly perSecond: number;
  /** Requests that may go ahead of that. */
  readonly burst: number;
  /** Requests of the burst that another process of the run has sent already; none unless given. */
  readonly spent?: number;
}

/** A portal to be called: where it is, with which credentials, and which fixtures it lends to the run. */
export interface Target {
  readonly kind: 'embedded' | 'live';
  /** A name for people, without a secret. */
  readonly name: string;
  /** `scheme://host[:port]`, without a path. */
  readonly origin: string;
  /** Path of the REST entry with both slashes: `/rest/`, or `/folder/rest/` for a box in a folder. */
  readonly restPath: string;
  /** Used for every request that does not ask for OAuth. */
  readonly webhook: WebhookCredential | null;
  readonly oauth: OAuthCredential | null;
  /** Another user's webhook on the same portal, to build the dialog that the caller must not use. */
  readonly secondWebhook: WebhookCredential | null;
  /** The ids of the fixtures that it lends, by name, as the portal knows them: `chat13`, `13`, `sg5`. */
  readonly fixtures: Readonly<Record<string, string>>;
  /** The way to it, where that is not the direct one. */
  readonly network?: Network;
  /** Milliseconds for one whole exchange, from the moment it has a connection. */
  readonly timeoutMs: number;
  /** How fast requests may follow each other; null for no limit. */
  readonly rate: Rate | null;
  /** Connections open at the same time, at most. */
  readonly connections: number;
}

function withVariants(name: string, value: string): Secret[] {
  return variants.map((variant) => ({
    name: variant === 'given' ? name : `${name}:${variant}`,
    value: variantOf(value, variant),
  }));
}

/** The secrets that an OAuth credential holds, the wrong tokens that the suite derives from it included. */
export function oauthSecrets(oauth: OAuthCredential): Secret[] {
  const secrets = withVariants('access-token', oauth.accessToken);
  if (oauth.refreshToken !== undefined) secrets.push({ name: 'refresh-token', value: oauth.refreshToken });
  if (oauth.clientSecret !== undefined) secrets.push({ name: 'client-secret', value: oauth.clientSecret });
  return secrets;
}

function networkSecrets(network: Network | undefined): Secret[] {
  const secretsIn = (name: string, credential: BasicCredential | null): Secret[] => {
    if (credential === null) return [];
    const { user, password } = credential;
    return [
      { name, value: `${user}:${password}` },
      { name, value: password },
    ];
  };
  return [
    ...secretsIn('basic-auth', network?.basicAuth ?? null),
    ...Object.values(network?.proxies ?? {}).flatMap(({ credential }) =>
      secretsIn('proxy-credential', credential),
    ),
  ];
}

/**
 * Everything about a target that no record, report or screen may show, under the name of its placeholder.
 * The wrong credentials that the suite sends are near enough to the right one to be secrets themselves.
 */
export function secretsOf(target: Target): Secret[] {
  const secrets = target.webhook === null ? [] : withVariants('webhook-code', target.webhook.code);
  if (target.secondWebhook !== null) {
    secrets.push({ name: 'second-webhook-code', value: target.secondWebhook.code });
  }
  const withNetwork = [...secrets, ...networkSecrets(target.network)];
  return target.oauth === null ? withNetwork : [...withNetwork, ...oauthSecrets(target.oauth)];
}

/** What a target offers to cases: its ways of signing in and its fixtures. */
export function capabilitiesOf(target: Target): ReadonlySet<Capability> {
  const capabilities = new Set<Capability>();
  if (target.webhook !== null) capabilities.add('webhook');
  if (target.oauth !== null) capabilities.add('oauth');
  if (target.kind === 'embedded') capabilities.add(embeddedPortal);
  for (const name of Object.keys(target.fixtures)) capabilities.add(name);
  return capabilities;
}

/** A target as a process finds it to which another one has sent so many requests: all of them share one rate. */
export function afterCalls(target: Target, calls: number): Target {
  const { rate } = target;
  if (rate === null) return target;
  return { ...target, rate: { ...rate, spent: Math.min(rate.burst, (rate.spent ?? 0) + calls) } };
}
