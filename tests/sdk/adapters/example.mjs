// An adapter in JavaScript: node example.mjs. What is under test here is the function `callBitrix24`; put your SDK in its place.
import { serveAdapter, surfaced } from 'b24-conformance/adapter';

class Bitrix24Error extends Error {
  constructor(code, description, status) {
    super(`${code}: ${description}`);
    this.name = 'Bitrix24Error';
    Object.assign(this, { code, description, status });
  }
}

async function callBitrix24(url, params, timeout) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(params),
    redirect: 'manual',
    signal: AbortSignal.timeout(timeout),
  });
  const body = await response.json().catch(() => null);
  if (response.ok && body?.error === undefined && body?.result !== undefined) return body.result;
  const code = body?.error ?? 'INVALID_ANSWER';
  throw new Bitrix24Error(code, body?.error_description ?? 'The response is not valid', response.status);
}

serveAdapter({
  handshake: {
    name: 'javascript-fetch',
    version: process.versions.node,
    language: 'JavaScript',
    license: 'MIT',
    auth: ['webhook', 'oauth'],
    schemes: ['http', 'https'],
    ca: 'env',
    proxy: 'none',
    timeout: 'option',
    capabilities: ['timeout', 'http-status', 'code', 'description'],
  },
  prepare({ method, params, portal, timeout_ms }) {
    const url = (portal.webhook_url ?? portal.client_endpoint) + method;
    const all = portal.auth === 'oauth' ? { ...params, auth: portal.access_token } : params;
    return {
      make: () => callBitrix24(url, all, timeout_ms ?? 30_000),
      read: (result) => ({ result }),
      explain: (error) =>
        surfaced(
          {
            type: [error.name, 'class'],
            code: [error.code, 'property'],
            description: [error.description, 'property'],
            http_status: [error.status, 'property'],
          },
          error,
        ),
    };
  },
});
