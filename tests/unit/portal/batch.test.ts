import { expect, test } from '@playwright/test';
import type { RunningPortal } from '../../../src/portal/portal-options.ts';
import { startPortal } from '../../../src/portal/start-portal.ts';
import { askForm, askJson } from './ask.ts';

let portal: RunningPortal;
test.beforeAll(async () => {
  portal = await startPortal();
});
test.afterAll(() => portal.close());

interface Maps {
  readonly result: unknown;
  readonly result_error: unknown;
  readonly result_total: unknown;
  readonly result_next: unknown;
  readonly result_time: Readonly<Record<string, unknown>>;
}

async function batch(params: unknown): Promise<Maps> {
  const told = await askJson(`${portal.webhookUrl}batch`, JSON.stringify(params));
  expect(told.status).toBe(200);
  return told.json['result'] as Maps;
}

test('each of the five maps is a list, an object, or [] when empty', async () => {
  const empty = { result: [], result_error: [], result_total: [], result_next: [], result_time: [] };
  expect(await batch({})).toEqual(empty);
  expect(await batch({ cmd: 'profile' })).toEqual(empty);
  expect(await batch({ cmd: { a: { method: 'profile' } } })).toEqual(empty);
  const listed = await batch({
    cmd: ['im.dialog.writing?DIALOG_ID=chat13', 'im.dialog.writing?DIALOG_ID=13'],
  });
  expect(listed).toMatchObject({ result: [true, true], result_error: [] });
  expect(listed.result_time).toHaveLength(2);
  expect(await batch({ cmd: { a: 'im.dialog.writing?DIALOG_ID=chat13' } })).toMatchObject({
    result: { a: true },
  });
  const gap = await batch({ cmd: ['im.dialog.writing?DIALOG_ID=x', 'IM.dialog.writing?dialog_id=chat13'] });
  expect(gap).toMatchObject({ result: { '1': true }, result_error: [{ error: 'DIALOG_ID_EMPTY' }] });
});

test('a failing command leaves its neighbours alone unless halt is truthy, and the text "false" is', async () => {
  const cmd = {
    a: 'im.dialog.writing?DIALOG_ID=13',
    b: 'im.dialog.writing?DIALOG_ID=x',
    c: 'im.dialog.writing?DIALOG_ID=chat13',
  };
  expect((await batch({ cmd })).result).toEqual({ a: true, c: true });
  expect((await batch({ cmd, halt: 0 })).result).toEqual({ a: true, c: true });
  expect((await batch({ cmd, halt: 1 })).result).toEqual({ a: true });
  expect((await batch({ cmd, halt: 'false' })).result).toEqual({ a: true });
  expect((await batch({ cmd, halt: 1 })).result_error).toEqual({
    b: { error: 'DIALOG_ID_EMPTY', error_description: "Dialog ID can't be empty" },
  });
});

test('the 51st command and those after it are refused one by one', async () => {
  const { result, result_error: errors } = await batch({
    cmd: Array.from({ length: 52 }, () => 'im.dialog.writing?DIALOG_ID=13'),
  });
  expect(result).toHaveLength(50);
  expect(errors).toMatchObject({
    '50': { error: 'ERROR_BATCH_LENGTH_EXCEEDED' },
    '51': { error: 'ERROR_BATCH_LENGTH_EXCEEDED' },
  });
});

test('batch, download and upload are not allowed inside, unknown methods are not found', async () => {
  const { result_error: errors } = await batch({
    cmd: { a: 'batch?cmd[0]=profile', b: 'download', c: 'upload', d: 'no.such' },
  });
  expect(errors).toEqual({
    a: {
      error: 'ERROR_BATCH_METHOD_NOT_ALLOWED',
      error_description: 'Method is not allowed for batch usage',
    },
    b: {
      error: 'ERROR_BATCH_METHOD_NOT_ALLOWED',
      error_description: 'Method is not allowed for batch usage',
    },
    c: {
      error: 'ERROR_BATCH_METHOD_NOT_ALLOWED',
      error_description: 'Method is not allowed for batch usage',
    },
    d: { error: 'ERROR_METHOD_NOT_FOUND', error_description: 'Method not found!' },
  });
});

test('references carry results over, typed when alone, as text inside text', async () => {
  const { result } = await batch({
    cmd: {
      make: 'im.chat.add?TITLE=x&USERS[]=13',
      write: 'im.dialog.writing?DIALOG_ID=chat$result[make]',
      by: 'im.dialog.writing?CHAT_ID=1&DIALOG_ID=$result[who][id]',
      who: 'im.user.get?ID=13',
      now: 'im.dialog.writing?DIALOG_ID=$result[who][id]',
      list: 'im.chat.user.list?CHAT_ID=$result[make][no][such]',
      second: 'im.dialog.writing?DIALOG_ID=$result[list][1]',
    },
  });
  expect(result).toMatchObject({
    make: expect.any(Number),
    write: true,
    now: true,
    list: [1, 13],
    second: true,
  });
  expect(result).not.toHaveProperty('by');
});

test('a scope that is missing is told of each command, without text', async () => {
  const told = await askJson(
    `${portal.webhookUrls['narrow']}batch`,
    '{"cmd":["im.dialog.writing?DIALOG_ID=13","scope"]}',
  );
  expect(told.json['result']).toMatchObject({
    result: { '1': ['basic'] },
    result_error: [{ error: 'insufficient_scope', error_description: '' }],
  });
});

test('commands come as a form too', async () => {
  const told = await askForm(
    `${portal.webhookUrl}batch`,
    'halt=0&cmd[a]=im.dialog.writing%3FDIALOG_ID%3Dchat13',
  );
  expect(told.json['result']).toMatchObject({ result: { a: true }, result_error: [] });
});
