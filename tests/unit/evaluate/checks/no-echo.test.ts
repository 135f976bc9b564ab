import { expect, test } from '@playwright/test';
import { findingsOf } from '../context.ts';
import type { ExchangeDraft } from '../make-exchange.ts';

const said = (words: string, request: ExchangeDraft['request']): ExchangeDraft => ({
  status: 400,
  body: { error: 'DIALOG_ID_EMPTY', error_description: words },
  ...(request === undefined ? {} : { request }),
});
const raw = (text: string) => ({
  parameters: {},
  raw: { contentType: 'application/json', base64: btoa(text) },
});

async function codesOf(draft: ExchangeDraft): Promise<readonly string[]> {
  return ((await findingsOf('no-echo', draft)) ?? []).map(({ code }) => code);
}

test('a value of eight characters that was sent is an echo', async () => {
  expect(await codesOf(said('Bad value alphabet', { parameters: { DIALOG_ID: 'alphabet' } }))).toEqual([
    'echo',
  ]);
});

test('a body that is no JSON is an echo as a whole', async () => {
  expect(await codesOf(said('Cannot read {"DIALOG_ID": alphabet', raw('{"DIALOG_ID": alphabet')))).toEqual([
    'echo',
  ]);
});

test('marks and the name of a parameter are none: a portal may explain how a request is written', async () => {
  expect(await codesOf(said('Send {"DIALOG_ID":"..."} instead', raw('{"DIALOG_ID":')))).toEqual([]);
});
