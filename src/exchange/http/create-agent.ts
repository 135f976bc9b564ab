import { readFileSync } from 'node:fs';
import { Agent, type ClientRequest } from 'node:http';
import { Agent as SecureAgent, type AgentOptions as SecureOptions } from 'node:https';
import type { LookupFunction, Socket } from 'node:net';
import tls from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { basicAuthorization, type Network, type ProxyServer } from '../target/network.ts';
import { codeOf } from './failure.ts';

/** How the connections of an agent are kept, and how many milliseconds making a tunnel may take. */
export interface AgentOptions {
  readonly keepAlive: boolean;
  readonly connections: number;
  readonly timeoutMs: number;
}

function proxyError(reason: string | number): Error {
  return Object.assign(new Error('The proxy made no tunnel.'), { code: `PROXY_${reason}` });
}

/**
 * An agent that reaches secure hosts through tunnels of a proxy. What goes wrong before a tunnel stands has a code that begins
 * with `PROXY_`: it says nothing about the portal. A proxy's own response is never taken for the portal's.
 */
class TunnelAgent extends HttpsProxyAgent<string> {
  readonly #timeoutMs: number;
  readonly #trusted: Pick<SecureOptions, 'ca'>;

  constructor({ url, credential }: ProxyServer, timeoutMs: number, secure: SecureOptions) {
    // As a header, because the library writes the URL to its debug log.
    const headers = credential === null ? {} : { 'Proxy-Authorization': basicAuthorization(credential) };
    super(url, { ...secure, headers });
    this.#trusted = secure.ca === undefined ? {} : { ca: secure.ca };
    this.#timeoutMs = timeoutMs;
  }

  override isSecureEndpoint(): boolean {
    return true;
  }

  override async connect(
    request: ClientRequest,
    options: Parameters<HttpsProxyAgent<string>['connect']>[1],
  ): Promise<Socket> {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), this.#timeoutMs);
    Object.assign(this.connectOpts, { signal: abort.signal });
    let status = 200;
    request.once('proxyConnect', ({ statusCode }: { readonly statusCode: number }) => {
      status = statusCode;
    });
    try {
      const socket = await super.connect(request, { ...options, ...this.#trusted });
      if (status === 200) return socket;
      socket.destroy();
    } catch (error) {
      throw proxyError(abort.signal.aborted ? 'ETIMEDOUT' : codeOf(error));
    } finally {
      clearTimeout(timer);
    }
    throw proxyError(status);
  }
}

/** Node takes a list of authorities in place of its own: those that it trusts by default are in it. */
function authorities(files: readonly string[]): Pick<SecureOptions, 'ca'> {
  if (files.length === 0) return {};
  return { ca: [...tls.rootCertificates, ...files.map((file) => readFileSync(file, 'utf8'))] };
}

/** Both addresses of this machine, of which Node takes the one that answers: many hosts files know one of them only. */
const lookupLocalhost: LookupFunction = (_host, { all }, callback) => {
  if (all !== true) return callback(null, '127.0.0.1', 4);
  callback(null, [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ]);
};

/** The agent that makes connections to an origin: directly, or through the proxy that the network has for it. */
export function createAgent(origin: string, network: Network | undefined, options: AgentOptions): Agent {
  const { keepAlive, connections, timeoutMs } = options;
  const lookup = new URL(origin).hostname === 'localhost' ? { lookup: lookupLocalhost } : {};
  const pool = { keepAlive, maxSockets: connections, maxFreeSockets: connections, ...lookup };
  if (!origin.startsWith('https:')) return new Agent(pool);
  const secure: SecureOptions = { ...pool, ...authorities(network?.caFiles ?? []) };
  const proxy = network?.proxies[origin];
  return proxy === undefined ? new SecureAgent(secure) : new TunnelAgent(proxy, timeoutMs, secure);
}
