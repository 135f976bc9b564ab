import { expect, test } from '@playwright/test';
import { startPortal } from '../../../src/portal/start-portal.ts';
import { columns, dialogResponses, type Responded, type Row } from './dialog-responses.ts';

const words: Readonly<Record<string, Responded>> = {
  "400 DIALOG_ID_EMPTY Dialog ID can't be empty": 'DIE',
  "400 CHAT_ID_EMPTY Chat ID can't be empty": 'CIE',
  '403 ACCESS_ERROR Action unavailable': 'AE-u',
  "403 ACCESS_ERROR You don't have access to this dialog": 'AE-n',
};

async function ask(webhookUrl: string, input: Row[1]): Promise<Responded | string> {
  const url = `${webhookUrl}im.dialog.writing`;
  const response =
    typeof input === 'string'
      ? await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: input })
      : 'get' in input
        ? await fetch(`${url}${input.get}`)
        : await fetch(url, {
            method: 'POST',
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            body: input.form,
          });
  const text = await response.text();
  if (!text.startsWith('{')) return String(response.status);
  const body = JSON.parse(text) as {
    result?: unknown;
    error?: string;
    error_description?: string;
    time?: unknown;
  };
  if (response.status === 200 && body.result === true && body.time !== undefined) return 'OK';
  const said = `${response.status} ${body.error} ${body.error_description}`;
  return body.time === undefined ? (words[said] ?? said) : `${said} with time`;
}

for (const [index, generation] of columns.entries()) {
  test(`${generation} answers every row of A.1`, async () => {
    const portal = await startPortal({ generation });
    const got: Record<string, string> = {};
    const expected: Record<string, string | undefined> = {};
    for (const [name, input, ...responses] of dialogResponses) {
      got[name] = await ask(portal.webhookUrl, input);
      expected[name] = responses[index];
    }
    await portal.close();
    expect(got).toEqual(expected);
  });
}

test('an extranet caller reaches only peers of a shared group where peers are checked', async () => {
  for (const [generation, outside] of [
    ['box-2025-01', 'OK'],
    ['box-2026-05', 'AE-u'],
    ['box-2026-08', 'AE-n'],
  ] as const) {
    const portal = await startPortal({ generation });
    const guest = portal.webhookUrls['guest'] ?? '';
    expect(await ask(guest, '{"DIALOG_ID":"1"}'), generation).toBe(outside);
    expect(await ask(guest, '{"DIALOG_ID":"13"}'), generation).toBe('OK');
    await portal.close();
  }
});

test('an open chat is closed to an extranet caller where chats are checked', async () => {
  const portal = await startPortal({ generation: 'box-2026-08' });
  expect(await ask(portal.webhookUrls['guest'] ?? '', '{"DIALOG_ID":"chat21"}')).toBe('AE-n');
  await portal.close();
});

test('writing to a user makes the private chat, and tells its members but the writer', async () => {
  const portal = await startPortal({ generation: 'box-2026-05' });
  expect(portal.state.privateChats.size).toBe(0);
  await ask(portal.webhookUrl, '{"DIALOG_ID":"13"}');
  await ask(portal.webhookUrl, '{"DIALOG_ID":"chat13"}');
  expect([...portal.state.privateChats.keys()]).toEqual(['1:13']);
  expect(portal.state.typing).toEqual([
    { from: 1, dialog: '13', to: [13] },
    { from: 1, dialog: 'chat13', to: [7, 13] },
  ]);
  await portal.close();
});
