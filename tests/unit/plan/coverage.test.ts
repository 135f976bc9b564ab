import { expect, test } from '@playwright/test';
import { editions } from '../../../src/contract/editions.ts';
import { type Coverage, coverageOf } from '../../../src/plan/coverage.ts';
import { planEdition, requestsOf, succeeds } from './editions-plan.ts';

const reason = 'a reason that a person has given';

async function coverageWithout(isGone: (id: string, key: string) => boolean): Promise<Coverage> {
  const { contract, plan } = await planEdition('2024-12');
  return coverageOf(
    contract,
    plan.filter((planned) => !isGone(planned.id, requestsOf(planned).at(-1)?.key ?? '')),
  );
}

for (const edition of editions('im.dialog.writing')) {
  test(`${edition}: everything documented is tried, or the document says why not`, async () => {
    const { contract, plan } = await planEdition(edition);
    const { missing, idle, excused, exercised } = coverageOf(contract, plan);

    expect(missing, 'documented and not tried: plan a case, or give a reason under x-untested').toEqual([]);
    expect(idle, 'reasons under x-untested for what is tried or not documented').toEqual([]);
    expect(excused).toEqual(contract.untested);
    expect(new Set(exercised).size).toBe(exercised.length);
  });

  test(`${edition}: all kinds of documented things are looked for`, async () => {
    const { contract, plan } = await planEdition(edition);
    const { exercised, excused } = coverageOf(contract, plan);
    const things = [...exercised, ...Object.keys(excused)];

    for (const [status, codes] of Object.entries(contract.responses)) {
      expect(things).toContain(`status ${status}`);
      for (const code of codes) expect(things).toContain(`${status} ${code}`);
    }
    expect(things.filter((name) => name.startsWith('format '))).toEqual(
      edition === '2024-12'
        ? ['format ChatDialogId', 'format UserDialogId']
        : ['format ChatDialogId', 'format GroupDialogId', 'format UserDialogId'],
    );
    expect(things.filter((name) => name.startsWith('keeps ')).slice(0, 5)).toEqual([
      'keeps /type',
      'keeps /required',
      'keeps /properties/DIALOG_ID/type',
      'keeps /properties/DIALOG_ID/minLength',
      'keeps /properties/DIALOG_ID/oneOf',
    ]);
    expect(things.filter((name) => name.startsWith('schema '))).toEqual([
      'schema Success',
      'schema Error',
      'schema Time',
    ]);
  });
}

const removals: Readonly<
  Record<string, readonly [gone: (id: string) => boolean, missing: readonly string[]]>
> = {
  'the accepted chat': [
    (id) => id === 'accepts-chat/chat',
    ['clause accepts-chat', 'format ChatDialogId', 'keeps /properties/DIALOG_ID/oneOf/0/pattern'],
  ],
  'every unknown method': [
    (id) => id.startsWith('unknown-method/'),
    ['clause unknown-method', 'status 404', '404 ERROR_METHOD_NOT_FOUND'],
  ],
  'every malformed chat id and every zero': [
    (id) => /^(chat-id-malformed|zero-ids)\//.test(id),
    ['clause chat-id-malformed', 'clause zero-ids', '400 CHAT_ID_EMPTY'],
  ],
  'what refuses with ACCESS_ERROR': [
    (id) => /^(access-denied|no-such-chat)\//.test(id),
    ['clause access-denied', 'clause no-such-chat', 'status 403', '403 ACCESS_ERROR'],
  ],
  'every body that is no object': [
    (id) => id.startsWith('malformed-json/'),
    ['clause malformed-json', 'breaks /type'],
  ],
  'the empty id': [(id) => id === 'dialog-id-missing/empty', ['breaks /properties/DIALOG_ID/minLength']],
  'every absent id': [
    (id) => /^dialog-id-missing\/(absent|missing)$|^malformed-json\//.test(id),
    ['clause malformed-json', 'breaks /type', 'breaks /required'],
  ],
  'run-wide checks of errors and times': [
    (id) => /^(error-shape|time-shape)\//.test(id),
    ['clause error-shape', 'clause time-shape', 'schema Error', 'schema Time'],
  ],
};

for (const [name, [isGone, missing]] of Object.entries(removals)) {
  test(`without ${name}, that is missing and nothing else`, async () => {
    expect((await coverageWithout(isGone)).missing).toEqual(missing);
  });
}

test('without any case everything is missing but what is excused', async () => {
  const { contract, plan } = await planEdition('2024-12');
  const { exercised, missing, excused } = coverageOf(contract, []);

  expect(exercised).toEqual([]);
  expect(excused).toEqual(contract.untested);
  expect(missing).toEqual(coverageOf(contract, plan).exercised);
});

test('a documented code or status that nobody tries is missing until it is excused', async () => {
  const { contract, plan } = await planEdition('2024-12');
  const wider = {
    ...contract,
    responses: { ...contract.responses, 403: ['ACCESS_ERROR', 'NO_SCOPE'], 503: [] },
  };

  expect(coverageOf(wider, plan).missing).toEqual(['403 NO_SCOPE', 'status 503']);
  const untested = { ...contract.untested, '403 NO_SCOPE': reason, 'status 503': reason };
  const excused = coverageOf({ ...wider, untested }, plan);
  expect(excused.missing).toEqual([]);
  expect(excused.excused).toEqual(untested);
});

test('a code that a case merely tolerates, or takes as one of several, is not tried', async () => {
  const { contract, plan } = await planEdition('2024-12');
  const tolerant = plan.map((planned) =>
    planned.prefers.some(({ code }) => code === 'ACCESS_ERROR')
      ? { ...planned, prefers: [...planned.prefers, { status: 403, code: 'OTHER' }] }
      : planned,
  );

  expect(coverageOf(contract, tolerant).missing).toEqual(['403 ACCESS_ERROR']);
});

test('an assertion that the schema gains is missing until a case keeps it and a case breaks it', async () => {
  const { contract, plan } = await planEdition('2024-12');
  const { properties, ...rest } = contract.parameters as {
    properties: Record<string, Record<string, unknown>>;
  };
  const longer = {
    ...contract,
    parameters: { ...rest, properties: { DIALOG_ID: { ...properties['DIALOG_ID'], maxLength: 3000 } } },
  };
  const format = { type: 'string', pattern: '^user[0-9]+$' };
  const dialog = properties['DIALOG_ID'] ?? {};
  const more = {
    ...contract,
    parameters: {
      ...rest,
      properties: { DIALOG_ID: { ...dialog, oneOf: [...(dialog['oneOf'] as object[]), format] } },
    },
    schemas: { ...contract.schemas, LoginDialogId: format },
  };

  expect(coverageOf(longer, plan).missing).toEqual(['breaks /properties/DIALOG_ID/maxLength']);
  expect(coverageOf(more, plan).missing).toEqual([
    'format LoginDialogId',
    'keeps /properties/DIALOG_ID/oneOf/2/pattern',
  ]);
});

test('a reason for what is tried, or for what no document knows, is idle', async () => {
  const { contract, plan } = await planEdition('2024-12');
  const untested = { ...contract.untested, 'status 200': reason, '418 TEAPOT': reason };
  const { idle, missing } = coverageOf({ ...contract, untested }, plan);

  expect(idle).toEqual(['status 200', '418 TEAPOT']);
  expect(missing).toEqual([]);
  expect(plan.some(succeeds)).toBe(true);
});
