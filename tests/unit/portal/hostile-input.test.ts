import { expect, test } from '@playwright/test';
import { allMethods } from '../../../src/portal/methods/all-methods.ts';
import { startPortal } from '../../../src/portal/start-portal.ts';
import { v3Methods } from '../../../src/portal/v3/v3-methods.ts';
import { askJson } from './ask.ts';

/** Every parameter that a method written by hand looks at. */
const names = [
  ...[
    'ACTION',
    'AGO',
    'ANSWER_TEXT',
    'ATTACH',
    'AVATAR',
    'BOT_ID',
    'CHAT_ID',
    'CLIENT_ID',
    'COLOR',
    'COMMAND',
  ],
  ...[
    'DATE',
    'DATE_FROM',
    'DESCRIPTION',
    'DIALOG_ID',
    'DISK_ID',
    'ENTITY_ID',
    'ENTITY_TYPE',
    'FILE_ID',
    'FILTER',
    'FIND',
  ],
  ...[
    'FIND_LINES',
    'FIRST_ID',
    'ID',
    'IDS',
    'KEYBOARD',
    'LAST_ID',
    'LAST_TYPE',
    'LAST_UPDATE',
    'LIMIT',
    'MENU',
    'MESSAGE',
  ],
  ...[
    'MESSAGE_ID',
    'MUTE',
    'NAME_SEARCH',
    'NOTIFY_ID',
    'NOTIFY_VALUE',
    'OFFSET',
    'ORDER',
    'PIN',
    'REPLY_ID',
    'RESULT_TYPE',
  ],
  ...[
    'SEARCH_AUTHORS',
    'SEARCH_DATE',
    'SEARCH_MESSAGE',
    'SEARCH_TEXT',
    'SEARCH_TYPES',
    'SELECT',
    'SORT',
    'STATUS',
    'TAG',
  ],
  ...[
    'TITLE',
    'TYPE',
    'USERS',
    'USER_DATA',
    'USER_ID',
    'fields',
    'filter',
    'id',
    'order',
    'pagination',
    'scope',
    'select',
  ],
];

/** JSON texts that are no sensible value of anything. */
const hostile = [
  ...['null', 'true', 'false', '[]', '{}', '""', '0', '-1', '1.5', '1e300', '-0', '9223372036854775807'],
  ...[
    '12345678901234567890',
    '"12345678901234567890"',
    '"\\u0000"',
    '"\\ud83d\\ude00"',
    '"__proto__"',
    '"constructor"',
  ],
  ...[
    '["x",[1]]',
    '{"__proto__":{"x":1}}',
    '[[[[[]]]]]',
    '"%"',
    '"$result[x]"',
    '[null]',
    '{"0":{"0":{}}}',
    '"chat13"',
    '1',
  ],
];

for (const generation of ['founding', 'box-2026-05']) {
  test(`no method of ${generation} breaks on hostile values`, async () => {
    const portal = await startPortal({ generation });
    const broken: string[] = [];
    const calls = hostile.flatMap((value) => {
      const body = `{${names.map((name) => `"${name}":${value}`).join(',')}}`;
      const batch = allMethods
        .filter(({ name }) => name !== 'batch')
        .map(({ name }) => [name, body] as const);
      return batch;
    });
    for (const [method, body] of calls) {
      const { status, json } = await askJson(`${portal.webhookUrl}${method}`, body);
      if (status === 0 || status >= 500 || !('result' in json || 'error' in json))
        broken.push(`${method} ${status} ${body.slice(0, 60)}`);
    }
    expect(broken).toEqual([]);
    await portal.close();
  });
}

test('no method of REST 3.0 breaks on hostile values', async () => {
  const portal = await startPortal({ generation: 'box-2026-08' });
  const url = portal.webhookUrl.replace('/rest/', '/rest/api/');
  await askJson(`${url}note.collection.add`, '{"fields":{"name":"x"}}');
  const broken: string[] = [];
  for (const { name: method } of v3Methods)
    for (const value of hostile)
      for (const body of [
        value,
        `{${names.map((name) => `"${name}":${value}`).join(',')}}`,
        `{"filter":[${value}]}`,
      ]) {
        const { status, text } = await askJson(`${url}${method}`, body);
        if (status === 0 || status >= 500 || !text.startsWith('{'))
          broken.push(`${method} ${status} ${body}`);
      }
  expect(broken).toEqual([]);
  await portal.close();
});
