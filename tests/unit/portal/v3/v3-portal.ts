import type { RunningPortal } from '../../../../src/portal/portal-options.ts';
import type { Seed } from '../../../../src/portal/seed/seed.ts';
import { startPortal } from '../../../../src/portal/start-portal.ts';
import { ask, type Told } from '../ask.ts';

const seed: Seed = {
  users: [{ id: 1 }],
  webhooks: [
    { name: 'owner', user: 1, scopes: ['note'] },
    { name: 'narrow', user: 1, scopes: ['im'] },
  ],
  applications: [{ name: 'app', scopes: ['note'] }],
  tokens: [{ name: 'owner', application: 'app', user: 1 }],
};

/** A portal that has REST 3.0, with a webhook of scope `note` and a `narrow` one without it. */
export function startV3Portal(): Promise<RunningPortal> {
  return startPortal({ seed, generation: '2026-08', clock: () => Date.parse('2026-08-01T10:00:00Z') });
}

/** Sends a body as JSON, or a text as it is, to a method of REST 3.0. */
export function sendV3(
  portal: RunningPortal,
  method: string,
  body: unknown = {},
  headers: Readonly<Record<string, string>> = {},
  webhook = 'owner',
): Promise<Told> {
  const url = portal.webhookUrls[webhook]?.replace('/rest/', '/rest/api/') ?? '';
  return ask(url + method, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** The result of a success, `STATUS CODE` without the common beginning of a refusal. */
export function saidV3({ status, json }: Told): unknown {
  const { error } = json as { readonly error?: { readonly code: string } };
  return error === undefined
    ? json['result']
    : `${status} ${error.code.replace('BITRIX_REST_V3_EXCEPTION_', '')}`;
}
