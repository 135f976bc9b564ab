import { expect, test } from '@playwright/test';
import type { Exchange, HeaderPair } from '../../../src/exchange/record/exchange.ts';
import { bodyBytes } from '../../../src/exchange/record/parse-response.ts';
import { record } from '../../../src/exchange/record/record.ts';
import { createRedactor } from '../../../src/exchange/record/redact.ts';
import { secretsOf, type Target } from '../../../src/exchange/target/target.ts';
import { code, targetAt } from './local-server.ts';
import { type Placed, placementsOf } from './placements.ts';
import { canBeRead, type Parts } from './read-secret.ts';

const token = 'canaryT0kenCanaryT0ken';
const waysOfSigningIn: Readonly<Record<string, { readonly target: Target; readonly secret: string }>> = {
  webhook: { target: targetAt('http://127.0.0.1:4321'), secret: code },
  OAuth: {
    target: targetAt('http://127.0.0.1:4321', { webhook: null, oauth: { accessToken: token } }),
    secret: token,
  },
};

function recorded(target: Target, placed: Placed): Exchange {
  const { reason = 'OK', headers = [], body = Buffer.from('{"result":true}'), complete = true } = placed;
  return record(
    {
      id: 1,
      key: 'k',
      scheme: 'http://',
      wire: { method: 'POST', path: '/', shownPath: '/', headers: [], body: null },
      result: {
        response: {
          httpVersion: '1.1',
          status: 200,
          reason,
          headers,
          body: { kept: body, bytes: body.length, complete },
        },
        failure: null,
        timing: { startedAt: '', connect: null, firstByte: null, total: 1, reused: false },
      },
    },
    createRedactor(secretsOf(target), '127.0.0.1:4321'),
  );
}

function partsOf(placed: { reason?: string; headers?: readonly HeaderPair[]; body?: Buffer }): Parts {
  const { reason = '', headers = [], body = Buffer.alloc(0) } = placed;
  return { head: [reason, ...headers.flat()].join(' '), body };
}

/** Everything of a record that a file would hold, its body as bytes. */
function partsOfRecord({ response }: Exchange): Parts {
  if (response === null) throw new Error('The record has no response.');
  return partsOf({ ...response, body: bodyBytes(response.body) });
}

for (const [way, { target, secret }] of Object.entries(waysOfSigningIn)) {
  test(`a response that repeats the secret of a ${way} in any place and spelling leaves none of it in a record`, () => {
    const placements = Object.entries(placementsOf(secret));
    expect(placements.length).toBeGreaterThanOrEqual(130);
    const unreadable = placements.filter(([, placed]) => !canBeRead(secret, partsOf(placed)));
    expect(unreadable.map(([name]) => name)).toEqual([]);
    const leaks = placements.filter(([, placed]) =>
      canBeRead(secret, partsOfRecord(recorded(target, placed))),
    );
    expect(leaks.map(([name]) => name)).toEqual([]);
  });
}
