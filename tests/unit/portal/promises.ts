import type { RunningPortal } from '../../../src/portal/portal-options.ts';
import { ask, askForm, askJson, said, type Told } from './ask.ts';

/** One clause of the contract as a plain question: the portal keeps it, or a word on how it does not. */
export type KeepsPromise = (portal: RunningPortal) => Promise<string | undefined>;

const writing = (portal: RunningPortal, suffix = '') => `${portal.webhookUrl}im.dialog.writing${suffix}`;
const write = (portal: RunningPortal, dialog: unknown) =>
  askJson(writing(portal), JSON.stringify({ DIALOG_ID: dialog }));
const examples = async (portal: RunningPortal): Promise<readonly Told[]> => [
  await write(portal, 'chat13'),
  await write(portal, 'a-1'),
];

function expecting(dialogs: readonly unknown[], ...wanted: readonly string[]): KeepsPromise {
  return async (portal) => {
    for (const dialog of dialogs) {
      const told = said(await write(portal, dialog));
      if (!wanted.includes(told)) return `${JSON.stringify(dialog)} → ${told}`;
    }
    return undefined;
  };
}

function all(holds: (told: Told, portal: RunningPortal) => boolean): KeepsPromise {
  return async (portal) => (await examples(portal)).find((told) => !holds(told, portal))?.text.slice(0, 300);
}

const time = (told: Told) => (told.json['time'] ?? {}) as Readonly<Record<string, number | string>>;
const succeeds = (told: Told) => told.status === 200 && told.json['result'] !== undefined;

function isPlainJson({ bytes, headers }: Told): boolean {
  const text = bytes.toString('utf8');
  if (
    headers['content-encoding'] !== undefined ||
    !Buffer.from(text).equals(bytes) ||
    !text.startsWith('{') ||
    !text.trimEnd().endsWith('}')
  )
    return false;
  const keys = [...text.matchAll(/[{,]"(\w+)":/g)].map(([, key]) => key);
  return new Set(keys).size === keys.length && !/\\ud[89a-f]/i.test(text);
}

async function agree(portal: RunningPortal): Promise<string | undefined> {
  const tellings = [
    await askForm(writing(portal), 'DIALOG_ID=chat13'),
    await askForm(writing(portal, '?DIALOG_ID=chat13'), ''),
    await ask(writing(portal, '?DIALOG_ID=chat13')),
    await ask(writing(portal, '.json?DIALOG_ID=chat13')),
  ];
  const different = tellings.findIndex((told) => !succeeds(told) && !said(told).includes('ACCESS_ERROR'));
  return different < 0 ? undefined : `encoding ${different}: ${tellings[different]?.text}`;
}

async function survive(portal: RunningPortal): Promise<string | undefined> {
  const inputs = ['\0', 'a\0b', "'", '"', 'я', 'x'.repeat(5000), '%zz'];
  for (const input of inputs) {
    const told = await write(portal, input);
    if (told.status === 0 || told.status >= 500 || /<html/i.test(told.text))
      return `${JSON.stringify(input.slice(0, 9))} → ${told.status}`;
  }
  return undefined;
}

async function batchAgrees(portal: RunningPortal): Promise<string | undefined> {
  const cmd = [
    'im.dialog.writing?DIALOG_ID=x-1',
    'im.dialog.writing?DIALOG_ID=chat13',
    'im.dialog.writing?DIALOG_ID=chat99',
  ];
  const told = await askJson(`${portal.webhookUrl}batch`, JSON.stringify({ cmd }));
  const { result, result_error: errors } = told.json['result'] as Readonly<
    Record<string, Readonly<Record<string, { error?: string }>>>
  >;
  const alone = [
    said(await write(portal, 'x-1')),
    said(await write(portal, 'chat13')),
    said(await write(portal, 'chat99')),
  ];
  const found = [0, 1, 2].map((i) => errors?.[i]?.error ?? JSON.stringify(result?.[i]));
  return alone.every((word, i) => word.slice(4) === found[i]) ? undefined : `${alone} but ${found}`;
}

async function sameAgain(portal: RunningPortal): Promise<string | undefined> {
  const first = said(await write(portal, '13'));
  const later = [];
  for (let i = 0; i < 6; i++) later.push(said(await write(portal, '13')));
  later.push(...(await Promise.all([1, 2, 3].map(() => write(portal, '13')))).map(said));
  return later.find((word) => word !== first);
}

/** Each MUST clause, and each SHOULD that a mutant breaks. Written for these tests alone, and forgiving in all that is not its clause. */
export const promises: Readonly<Record<string, KeepsPromise>> = {
  'success-result': async (portal) => {
    const told = await write(portal, 'chat13');
    return told.status !== 200 || told.json['result'] === true ? undefined : told.text;
  },
  'accepts-chat': async (portal) => (succeeds(await write(portal, 'chat13')) ? undefined : 'refused'),
  'accepts-user': async (portal) => (succeeds(await write(portal, '13')) ? undefined : 'refused'),
  'dialog-id-malformed': expecting(['-13', '1.5', '13abc', ' 13', true, ['13']], '400 DIALOG_ID_EMPTY'),
  'chat-id-malformed': expecting(['chat', 'chatABC', 'chat13x', 'chat-1'], '400 CHAT_ID_EMPTY'),
  'dialog-id-missing': expecting([undefined, null, ''], '400 DIALOG_ID_EMPTY', '400 CHAT_ID_EMPTY'),
  'access-denied': expecting(['chat99'], '403 ACCESS_ERROR'),
  'no-such-chat': expecting(['chat2147483000'], '403 ACCESS_ERROR'),
  'zero-ids': expecting(['0', '00', 'chat0'], '400 DIALOG_ID_EMPTY', '400 CHAT_ID_EMPTY', '403 ACCESS_ERROR'),
  'huge-ids': expecting(
    [`1${'0'.repeat(19)}`, `chat1${'0'.repeat(19)}`, '9'.repeat(200)],
    '400 DIALOG_ID_EMPTY',
    '400 CHAT_ID_EMPTY',
    '403 ACCESS_ERROR',
  ),
  'error-shape': async (portal) => {
    const { json, text } = await write(portal, 'a-1');
    const isRight = 'result' in json || typeof json['error'] !== 'string' || !json['error_description'];
    return isRight ? text : undefined;
  },
  'content-type': all(({ headers }) =>
    /^application\/json(; *charset=utf-8)?$/i.test(String(headers['content-type'])),
  ),
  'one-json-text': all(isPlainJson),
  'time-shape': async (portal) => {
    const told = time(await askJson(`${portal.webhookUrl}profile`, '{}'));
    const isRight =
      typeof told['start'] === 'number' && /T[\d:]+[+-]\d\d:\d\d$/.test(String(told['date_start']));
    return isRight ? undefined : JSON.stringify(told);
  },
  'time-consistent': async (portal) => {
    const raw = time(await askJson(`${portal.webhookUrl}profile`, '{}'));
    const [start = 0, finish = 0, duration = 0, reset = 0] = [
      'start',
      'finish',
      'duration',
      'operating_reset_at',
    ].map((k) => Number(raw[k]));
    const date = String(raw['date_start']);
    const zoned = date.length > 19 ? date : `${date}+03:00`;
    const isRight =
      finish >= start &&
      Math.abs(finish - start - duration) <= 1 &&
      Math.abs(Date.parse(zoned) / 1000 - start) < 2 &&
      reset >= start &&
      start < 1e11;
    return isRight ? undefined : JSON.stringify(raw);
  },
  'unknown-members': all(({ json }) =>
    Object.keys(json).every((key) => /^(result|time|error|error_description)$/.test(key)),
  ),
  'no-leak': all((told, { webhookUrl }) => {
    const code = webhookUrl.split('/').at(-2) ?? '';
    const seen = JSON.stringify(told.headers) + told.text.replaceAll('\\/', '/');
    return !seen.includes(code) && !/\/home\/|#0 |SELECT |\.internal/.test(seen);
  }),
  'no-echo': all(({ text }) => !text.includes('a-1')),
  'bad-credentials': async (portal) => {
    const wrong = [
      portal.webhookUrl.replace(/[0-9a-f]{48}/, 'f'.repeat(48)),
      portal.webhookUrl.replace('/rest/1/', '/rest/7/'),
    ];
    for (const url of wrong) {
      const told = said(await askJson(`${url}im.dialog.writing`, '{"DIALOG_ID":"chat13"}'));
      if (!/^40[13] INVALID_CREDENTIALS$/.test(told)) return told;
    }
    return undefined;
  },
  'unknown-method': async (portal) => {
    const told = said(await askJson(`${portal.webhookUrl}im.no.such.method`, '{}'));
    return told === '404 ERROR_METHOD_NOT_FOUND' ? undefined : told;
  },
  'same-by-any-encoding': agree,
  'name-case': async (portal) => {
    const told = await askJson(`${portal.webhookUrl}IM.Dialog.Writing`, '{"dialog_id":"chat13"}');
    return succeeds(told) || said(told).includes('ACCESS') ? undefined : told.text;
  },
  'malformed-json': async (portal) => {
    const told = said(await askJson(writing(portal), '{"DIALOG_ID":'));
    return /^400 (DIALOG|CHAT)_ID_EMPTY$/.test(told) ? undefined : told;
  },
  'no-crash': survive,
  'same-again': sameAgain,
  'batch-agrees': batchAgrees,
  'no-redirect': async (portal) => {
    const { status } = await write(portal, 'abc');
    return status >= 300 && status < 400 ? String(status) : undefined;
  },
  'answer-size': all(({ bytes }) => bytes.length < 65536),
};
