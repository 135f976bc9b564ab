import { Agent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import type { WireRequest } from '../exchange/http/build-request.ts';
import { send } from '../exchange/http/send.ts';
import type { Exchange } from '../exchange/record/exchange.ts';
import { record } from '../exchange/record/record.ts';
import { createRedactor } from '../exchange/record/redact.ts';
import type { RunCertificate } from '../portal/tls/run-certificate.ts';
import { startHarness } from './harness/start-harness.ts';
import type { Scenario } from './scenario.ts';

/** Milliseconds for a raw call: no scenario keeps a plain client waiting longer, but those that never answer. */
const timeoutMs = 5_000;

/**
 * Makes a scenario's call by raw HTTP, once, to a portal of its own that does the same. Tells a portal that does not do what the scenario says
 * from an SDK that does not understand it.
 */
export async function rawCall(scenario: Scenario, certificate: RunCertificate): Promise<Exchange> {
  const auth = scenario.auth === 'oauth' ? 'oauth' : 'webhook';
  const scheme = scenario.scheme ?? 'http';
  const harness = await startHarness(scenario, {
    auth,
    scheme,
    proxy: false,
    certificate,
    received: () => undefined,
  });
  const { portal } = harness;
  const agent = scheme === 'https' ? new SecureAgent({ ca: certificate.authority }) : new Agent();
  try {
    const entry = portal.webhook_url === null ? '/rest/' : new URL(portal.webhook_url).pathname;
    const redactor = createRedactor(harness.secrets(), `${portal.host}:${portal.port}`);
    const parameters = auth === 'oauth' ? { ...scenario.params, auth: portal.access_token } : scenario.params;
    const path = `${entry}${scenario.method}`;
    const wire: WireRequest = {
      method: 'POST',
      path,
      shownPath: redactor.text(path),
      headers: [
        ['Host', `${portal.host}:${portal.port}`],
        ['Content-Type', 'application/json'],
        ['Accept', 'application/json'],
        ['Accept-Encoding', 'gzip'],
        ['Connection', 'close'],
      ],
      body: Buffer.from(JSON.stringify(parameters)),
    };
    const length = ['Content-Length', String(wire.body?.length ?? 0)] as const;
    const result = await send(
      { origin: portal.origin, agent, timeoutMs: scenario.responses[0]?.hang === true ? 500 : timeoutMs },
      { ...wire, headers: [...wire.headers, length] },
    );
    return record({ id: 0, key: 'raw', scheme: `${scheme}://`, wire, result }, redactor);
  } finally {
    agent.destroy();
    await harness.close();
  }
}
