import type { RequestListener } from 'node:http';
import type { Portal } from 'b24-conformance/adapter';
import type { Secret } from '../../exchange/record/secret-forms.ts';
import type { RunningPortal } from '../../portal/portal-options.ts';
import { startPortal } from '../../portal/start-portal.ts';
import { makeRunCertificate, type RunCertificate } from '../../portal/tls/run-certificate.ts';
import { type Listening, listen } from '../../portal/transport/listen.ts';
import type { AuthMode, Scheme } from '../protocol.ts';
import type { Scenario } from '../scenario.ts';
import { type ConnectProxy, startConnectProxy } from './connect-proxy.ts';
import { createRecorder } from './recorder.ts';
import type { WireEntry } from './wire-entry.ts';

/** A portal of one case, with everything around it. */
export interface Harness {
  readonly portal: Portal;
  readonly proxyUrl: string | null;
  readonly entries: readonly WireEntry[];
  /** Everything that no record may show; renewed tokens have names of their own. */
  secrets(): readonly Secret[];
  close(): Promise<void>;
}

/** How a case reaches its portal. */
export interface Access {
  readonly auth: AuthMode;
  readonly scheme: Scheme;
  /** Whether there is a proxy. */
  readonly proxy: boolean;
  readonly certificate: RunCertificate;
  /** Called whenever a request was read. */
  readonly received: () => void;
}

/** Hosts that SDKs have hard-coded for OAuth, and the clouds. */
const cloudHosts = [
  'oauth.bitrix.info',
  'oauth.bitrix24.tech',
  '*.bitrix.info',
  '*.bitrix24.tech',
  '*.bitrix24.com',
  '*.bitrix24.ru',
  '*.bitrix24.eu',
];

/** The certificate of a run: one for all cases. */
export function makeHarnessCertificate(): Promise<RunCertificate> {
  return makeRunCertificate(cloudHosts);
}

function callPortal(portal: RunningPortal, { auth, scheme }: Access, credential: string): Portal {
  const { origin, oauthSettings, state } = portal;
  const [, user = '1', code = ''] = /\/rest\/([^/]+)\/([^/]+)\/$/.exec(portal.webhookUrl) ?? [];
  const byWebhook = auth === 'webhook';
  const name = credential === 'expired' ? 'expired' : 'owner';
  const refresh = [...state.refreshTokens].find(([, token]) => token.name === name)?.[0] ?? null;
  return {
    auth,
    origin,
    scheme,
    host: '127.0.0.1',
    port: Number(new URL(origin).port),
    webhook_url: byWebhook ? portal.webhookUrl : null,
    user_id: user,
    webhook_secret: byWebhook ? code : null,
    client_endpoint: `${origin}/rest/`,
    oauth_token_url: `${origin}/oauth/token/`,
    access_token: byWebhook ? null : (portal.accessTokens[name] ?? null),
    refresh_token: byWebhook ? null : refresh,
    client_id: byWebhook ? null : (oauthSettings['B24_CLIENT_ID'] ?? null),
    client_secret: byWebhook ? null : (oauthSettings['B24_CLIENT_SECRET'] ?? null),
    member_id: 'reference-portal',
    expires_in: 3600,
  };
}

/** Names the secrets of a portal, so that a record tells the credential that was given from a renewed one and from any other. */
function secretNames(portal: RunningPortal, given: Portal): () => readonly Secret[] {
  const { state } = portal;
  const known: Readonly<Record<string, string | null>> = {
    'webhook-code': given.webhook_secret,
    'access-token': given.access_token,
    'refresh-token': given.refresh_token,
    'client-secret': given.client_secret,
  };
  const named = Object.entries(known).flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
  const first = new Set([...state.tokens.keys(), ...state.refreshTokens.keys()]);
  const values = new Set(named.map(({ value }) => value));
  const others = (name: string, secrets: Iterable<string>) =>
    [...secrets]
      .filter((value) => !values.has(value))
      .map((value) => ({ name: first.has(value) ? `other-${name}` : `renewed-${name}`, value }));
  return () => [
    ...named,
    ...others('access-token', state.tokens.keys()),
    ...others('refresh-token', state.refreshTokens.keys()),
  ];
}

/** Starts the portal of one case: its servers, its proxy, its own credentials. Everything listens on 127.0.0.1 and ends with `close`. */
export async function startHarness(scenario: Scenario, access: Access): Promise<Harness> {
  const { scheme, certificate } = access;
  const isSecure = scheme === 'https';
  let proxy: ConnectProxy | null = null;
  let otherOrigin = '';
  const recorder = createRecorder({
    scenario,
    elsewhere: () => otherOrigin,
    tunnelOf: (port) => proxy?.hostOf(port),
    received: access.received,
  });
  let inner: RequestListener = () => undefined;
  const portal = await startPortal({
    https: isSecure,
    certificate,
    front: (listener) => {
      inner = listener;
      return recorder.listener(listener, false);
    },
    ...(scenario.limits === null ? {} : { limits: scenario.limits }),
    ...(scenario.timeStyle === null ? {} : { timeStyle: scenario.timeStyle }),
  });
  const further: Listening[] = [];
  if (scenario.responses.some(({ redirect }) => redirect !== undefined)) {
    const other = await listen(0, recorder.listener(inner, true), isSecure ? certificate : undefined);
    further.push(other);
    otherOrigin = other.origin.replace('127.0.0.1', 'localhost');
  }
  if (access.proxy) {
    const front = recorder.listener(inner, false);
    const secure = isSecure ? portal : await listen(0, front, certificate);
    if (secure !== portal) further.push(secure as Listening);
    proxy = await startConnectProxy(Number(new URL(secure.origin).port), front);
  }
  const given = callPortal(portal, access, scenario.credential);
  return {
    portal: given,
    proxyUrl: proxy?.url ?? null,
    entries: recorder.entries,
    secrets: secretNames(portal, given),
    async close() {
      recorder.close();
      await Promise.all([portal, ...further, ...(proxy === null ? [] : [proxy])].map((one) => one.close()));
    },
  };
}
