import { X509Certificate } from 'node:crypto';
import { isLoopback } from '../exchange/target/loopback.ts';
import type { BasicCredential, Network, ProxyServer } from '../exchange/target/network.ts';
import { readTextFile } from '../read-text-file.ts';
import { bypasses } from './no-proxy.ts';
import type { SettingProblem } from './setting-names.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** A shorter password could not be told from ordinary text when records are made. */
const minPasswordLength = 4;

function given(
  env: Env,
  names: readonly string[],
): { readonly setting: string; readonly value: string } | null {
  for (const setting of names) {
    const value = (env[setting] ?? '').trim();
    if (value !== '') return { setting, value };
  }
  return null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function readProxy(setting: string, value: string): ProxyServer | SettingProblem {
  const remedy =
    'Give it as http://HOST:PORT or https://HOST:PORT, with USER:PASSWORD@ before the host if needed.';
  const text = value.includes('://') ? value : `http://${value}`;
  if (!URL.canParse(text)) return { setting, problem: 'is not the URL of a proxy', remedy };
  const url = new URL(text);
  if (!['http:', 'https:'].includes(url.protocol))
    return { setting, problem: 'is a kind of proxy that is not supported, such as SOCKS', remedy };
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    return { setting, problem: 'has a path, a query or a fragment', remedy };
  const user = decoded(url.username);
  const password = decoded(url.password);
  if (user === null || password === null)
    return { setting, problem: 'has a credential with a wrong per-cent escape', remedy };
  const address = `${url.protocol}//${url.host}`;
  if (user === '' && password === '') return { url: address, credential: null };
  if (password.length < minPasswordLength)
    return {
      setting,
      problem: `has a password of fewer than ${minPasswordLength} characters, which could not be kept out of records`,
      remedy: 'Use another credential.',
    };
  return { url: address, credential: { user, password } };
}

/** The proxy for an origin, null for none. This machine is never called through a proxy, which would call itself. */
function proxyFor(env: Env, origin: string): ProxyServer | SettingProblem | null {
  if (isLoopback(origin)) return null;
  const { protocol, hostname, port } = new URL(origin);
  const secure = protocol === 'https:';
  const names = secure ? ['https_proxy', 'HTTPS_PROXY'] : ['http_proxy', 'HTTP_PROXY'];
  const proxy = given(env, [...names, 'all_proxy', 'ALL_PROXY']);
  if (proxy === null) return null;
  const exception = given(env, ['no_proxy', 'NO_PROXY']);
  if (exception !== null) {
    const host = { hostname, port: port === '' ? (secure ? 443 : 80) : Number(port) };
    const result = bypasses(exception.value, host);
    if (result === true) return null;
    if (typeof result === 'object')
      return {
        setting: exception.setting,
        problem: `has an entry of an unknown form (number ${result.unknown})`,
        remedy: 'Give hosts, domains, addresses or subnets such as 10.0.0.0/8, with commas between them.',
      };
  }
  if (!secure)
    return {
      setting: proxy.setting,
      problem: 'is set, but a portal that is called by http is never called through a proxy',
      remedy: `Use the https address of the portal, or add ${hostname} to NO_PROXY.`,
    };
  return readProxy(proxy.setting, proxy.value);
}

function problemOfAuthorities(setting: string, file: string): SettingProblem | null {
  const remedy = 'Name a file with one or more certificates in PEM (BEGIN CERTIFICATE).';
  const read = readTextFile(file);
  if ('problem' in read) {
    const der = read.line === undefined ? '' : ' (in DER? `openssl x509 -inform der` makes PEM of it)';
    return { setting, problem: `names a file that ${read.problem.replace(/:.*/, '')}${der}`, remedy };
  }
  const certificates = read.text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  if (certificates.length === 0) return { setting, problem: 'names a file without a certificate', remedy };
  try {
    for (const certificate of certificates) new X509Certificate(certificate);
    return null;
  } catch {
    return { setting, problem: 'names a file with a certificate that cannot be read', remedy };
  }
}

function readAuthorities(env: Env, problems: SettingProblem[]): readonly string[] {
  return ['B24_CA_FILE', 'NODE_EXTRA_CA_CERTS'].flatMap((setting) => {
    const file = given(env, [setting])?.value;
    if (file === undefined) return [];
    const problem = problemOfAuthorities(setting, file);
    if (problem === null) return [file];
    problems.push(problem);
    return [];
  });
}

function readBasicAuth(env: Env, problems: SettingProblem[]): BasicCredential | null {
  const setting = 'B24_BASIC_AUTH';
  const value = given(env, [setting])?.value;
  if (value === undefined) return null;
  const colon = value.indexOf(':');
  const remedy = 'Give USER:PASSWORD, as the server in front of the portal asks for it.';
  if (colon < 0) problems.push({ setting, problem: 'has no colon', remedy });
  else if (value.length - colon - 1 < minPasswordLength) {
    const problem = `has a password of fewer than ${minPasswordLength} characters, which could not be kept out of records`;
    problems.push({ setting, problem, remedy });
  }
  if (given(env, ['B24_ACCESS_TOKEN']) !== null) {
    const problem = 'is set beside B24_ACCESS_TOKEN: both would stand in the header Authorization';
    problems.push({ setting, problem, remedy: 'Use a webhook for a portal behind basic authentication.' });
  }
  return { user: value.slice(0, colon), password: value.slice(colon + 1) };
}

/**
 * Reads how the origins that a run calls are reached. What cannot be honoured is a problem: a setting of the network that is
 * passed over would send a run, and its secrets, another way than its owner meant.
 */
export function readNetwork(env: Env, origins: readonly string[], problems: SettingProblem[]): Network {
  const proxies: Record<string, ProxyServer> = {};
  for (const origin of origins) {
    const proxy = proxyFor(env, origin);
    if (proxy === null) continue;
    if ('problem' in proxy) problems.push(proxy);
    else proxies[origin] = proxy;
  }
  return { proxies, caFiles: readAuthorities(env, problems), basicAuth: readBasicAuth(env, problems) };
}
