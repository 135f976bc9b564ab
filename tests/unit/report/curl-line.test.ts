import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import type { Exchange } from '../../../src/exchange/exchange.ts';
import { curlLine } from '../../../src/report/curl-line.ts';
import { hostileTexts } from './hostile-text.ts';
import { sampleExchange } from './sample-exchange.ts';

/** What curl would be called with, and what it would read, as the shell understands the line. */
function understood(line: string): { readonly words: readonly string[]; readonly input: Buffer } {
  const script = `curl() { printf '%s\\0' "$@"; printf '\\0'; case "$*" in *@-) cat;; esac; }; ${line}`;
  const output = execFileSync('bash', ['-c', script], {
    env: {
      PATH: process.env['PATH'],
      B24_WEBHOOK_URL: 'https://portal.example/rest/1/secret/',
      B24_PORTAL_URL: 'https://portal.example',
    },
  });
  const end = output.indexOf('\0\0');
  return { words: output.subarray(0, end).toString('utf8').split('\0'), input: output.subarray(end + 2) };
}

function sent(body: string, path = '/rest/1/[redacted:webhook-code]/im.dialog.writing.json'): Exchange {
  const exchange = sampleExchange(1, body, 200, { result: true });
  return { ...exchange, request: { ...exchange.request, url: `http://[portal]${path}` } };
}

test('a request is sent again as it was, with the setting in place of the secret', () => {
  const line = curlLine(sent('{"DIALOG_ID":"it\'s"}')) ?? '';
  expect(line).not.toContain('redacted');
  expect(understood(line).words).toEqual([
    '-i',
    '-X',
    'POST',
    'https://portal.example/rest/1/secret/im.dialog.writing.json',
    '-H',
    'Content-Type: application/json',
    '--data-binary',
    '{"DIALOG_ID":"it\'s"}',
  ]);
});

test('a token in the query stands outside of the quotes', () => {
  const line = curlLine(sent('', '/rest/im.dialog.writing?auth=[redacted:access-token]&DIALOG_ID=13')) ?? '';
  expect(line).toContain(
    `"$B24_PORTAL_URL"'/rest/im.dialog.writing?auth='"$B24_ACCESS_TOKEN"'&DIALOG_ID=13'`,
  );
});

test('whatever was sent, the line is printable ASCII and says the same bytes', () => {
  const bodies = hostileTexts
    .map((text) => text.toWellFormed())
    .filter((text) => text !== '' && text.length <= 1000);
  const heard = bodies.map((body) => {
    const line = curlLine(sent(body)) ?? '';
    const { words, input } = understood(line);
    const data = words.at(-1) === '@-' ? input.toString('utf8') : words.at(-1);
    return { body: data, plain: /^[\x20-\x7e\n]*$/.test(line) };
  });
  expect(heard).toEqual(bodies.map((body) => ({ body, plain: true })));
});

test('there is no line for a body that is too long, or a credential that was spoilt on purpose', () => {
  const spoilt = { ...sent('{}'), key: '{"credential":"wrong-code"}' };
  expect([curlLine(sent('x'.repeat(10_000))), curlLine(spoilt)]).toEqual([null, null]);
});
