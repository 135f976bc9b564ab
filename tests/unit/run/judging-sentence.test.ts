import { expect, test } from '@playwright/test';
import { judgingSentence } from '../../../src/run/judging-sentence.ts';

const addresses = [{ method: 'im.dialog.writing', edition: '2026-08' }] as const;

test('the first line names the embedded portal with its generation', () => {
  expect(judgingSentence(null, { addresses })).toBe(
    'Judging the embedded reference portal (2026-08) by im.dialog.writing, edition 2026-08.',
  );
});

test('the first line names a configured portal, and the proxy without its credential', () => {
  const origin = 'https://portal.example';
  const credential = { user: 'me', password: 's3cret' };
  const proxies = { [origin]: { url: 'http://proxy.example:3128', credential } };
  const network = { proxies, caFiles: [], basicAuth: null };
  expect(judgingSentence({ name: 'portal.example', origin, network }, { addresses })).toBe(
    'Judging the portal portal.example (https://portal.example) through the proxy http://proxy.example:3128 by im.dialog.writing, edition 2026-08.',
  );
});
