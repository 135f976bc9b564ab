/** Serves the adapter protocol with a class that has the shape of {@link ReferenceClient}. The reference client and its faulty relatives share it. */
import { serveAdapter, surfaced } from './adapter.mjs';

/** What `serveAdapter` takes, made of such a class. */
export function clientAdapter(name, Client) {
  return {
    handshake: {
      name,
      version: '1.0.0',
      language: 'JavaScript',
      license: 'MIT',
      auth: ['webhook', 'oauth'],
      schemes: ['http', 'https'],
      ca: 'env',
      proxy: 'none',
      timeout: 'option',
      capabilities: [
        ...['retry-rate-limit', 'refresh-token', 'timeout', 'throttle'],
        ...['http-status', 'code', 'description'],
      ],
    },
    prepare({ method, params, portal, timeout_ms, state_dir }) {
      const client = new Client(portal, timeout_ms ?? undefined, state_dir);
      return {
        make: () => client.call(method, params),
        read: (result) => ({ result }),
        explain,
        tokens: () =>
          portal.auth === 'oauth'
            ? { access_token: client.accessToken, refresh_token: client.refreshToken }
            : null,
      };
    },
  };
}

export function serveClient(name, Client) {
  serveAdapter(clientAdapter(name, Client));
}

function explain(error) {
  const fields = {
    type: [error.name, 'class'],
    code: [error.code, 'property'],
    description: [error.description, 'property'],
    http_status: [error.status, 'property'],
  };
  return surfaced(fields, error);
}
