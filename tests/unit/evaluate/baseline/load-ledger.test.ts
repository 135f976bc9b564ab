import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { ContractError, type ContractProblem } from '../../../../src/contract/contract-error.ts';
import { loadLedger } from '../../../../src/evaluate/baseline/load-ledger.ts';

const good = `subject: A portal
entries:
  - case: zero-ids/zero-chat
    fingerprint: { status: 400, code: OTHER, findings: [wrong-code] }
    reason: It has always been so.
    since: 2026-01-31
    expires: 2027-01-31
    issue: https://example.com/1
`;

function written(text: string): string {
  const file = test.info().outputPath('ledger.yaml');
  writeFileSync(file, text);
  return file;
}

function problemsOf(text: string): readonly ContractProblem[] {
  try {
    loadLedger(written(text), [{ method: 'im.dialog.writing', edition: '2024-12' }]);
  } catch (error) {
    if (error instanceof ContractError) return error.problems;
    throw error;
  }
  return [];
}

test('a ledger is read', () => {
  expect(loadLedger(written(good), [{ method: 'im.dialog.writing', edition: '2024-12' }])).toEqual({
    subject: 'A portal',
    entries: [
      {
        case: 'zero-ids/zero-chat',
        fingerprint: { status: 400, code: 'OTHER', findings: ['wrong-code'] },
        reason: 'It has always been so.',
        since: '2026-01-31',
        expires: '2027-01-31',
        issue: 'https://example.com/1',
      },
    ],
  });
  expect(
    loadLedger(written('subject: A portal\nentries: []\n'), [
      { method: 'im.dialog.writing', edition: '2024-12' },
    ]).entries,
  ).toEqual([]);
});

test('an entry of another edition is left out, and may name the same case', () => {
  const entry = good.slice(good.indexOf('  - case'));
  const file = written(`${good}    edition: 2024-12\n${entry}    edition: 2026-08\n`);

  expect(
    loadLedger(file, [{ method: 'im.dialog.writing', edition: '2024-12' }]).entries.map(
      ({ edition }) => edition,
    ),
  ).toEqual(['2024-12']);
  expect(
    loadLedger(file, [{ method: 'im.dialog.writing', edition: '2026-08' }]).entries.map(
      ({ edition }) => edition,
    ),
  ).toEqual(['2026-08']);
  expect(loadLedger(file, [{ method: 'im.dialog.writing', edition: '2030-01' }]).entries).toEqual([]);
});

test('a case is named twice by an entry of this edition and one of all', () => {
  const entry = good.slice(good.indexOf('  - case'));

  expect(problemsOf(`${good}${entry}    edition: 2024-12\n`)).toMatchObject([
    { pointer: '/entries/1/case', message: 'The case zero-ids/zero-chat has an entry already.' },
  ]);
  expect(problemsOf(`${good}${entry}    edition: 2026-08\n`)).toEqual([]);
});

test('all flaws of a ledger are named at once', () => {
  const flawed = good.replace('since: 2026-01-31', 'since: long ago').replace('[wrong-code]', '[]');

  expect(problemsOf(flawed).map(({ pointer }) => pointer)).toEqual([
    '/entries/0/fingerprint/findings',
    '/entries/0/since',
  ]);
});

type Flaw = readonly [
  change: readonly [old: string, by: string],
  line: number,
  pointer: string,
  says: string,
];

const flaws: Readonly<Record<string, Flaw>> = {
  'an empty reason': [
    ['It has always been so.', '""'],
    5,
    '/entries/0/reason',
    'This entry has no reason. Say why the deviation is accepted, or remove the entry.',
  ],
  'a reason of nothing': [
    ['reason: It has always been so.', 'reason:'],
    5,
    '/entries/0/reason',
    'This entry has no reason. Say why the deviation is accepted, or remove the entry.',
  ],
  'no reason': [
    ['    reason: It has always been so.\n', ''],
    3,
    '/entries/0',
    'The member "reason" is missing.',
  ],
  'a reason of blanks': [
    ['It has always been so.', '"  "'],
    5,
    '/entries/0/reason',
    'This entry has no reason. Say why the deviation is accepted, or remove the entry.',
  ],
  'a case that is none': [
    ['zero-ids/zero-chat', 'zero-ids'],
    3,
    '/entries/0/case',
    'This must match pattern',
  ],
  'no findings': [
    ['[wrong-code]', '[]'],
    4,
    '/entries/0/fingerprint/findings',
    'This must NOT have fewer than 1 items.',
  ],
  'a status in a text': [
    ['status: 400', 'status: "400"'],
    4,
    '/entries/0/fingerprint/status',
    'This must be of type integer or null.',
  ],
  'a date of another style': [['2026-01-31', '31.01.2026'], 6, '/entries/0/since', 'This must match pattern'],
  'a misspelt member': [
    ['expires:', 'expired:'],
    7,
    '/entries/0/expired',
    'There is no member "expired" here: remove it, or correct its name.',
  ],
  'no subject': [['subject: A portal\n', ''], 1, '', 'The member "subject" is missing.'],
  'entries that are no list': [
    [good.slice(good.indexOf('entries')), 'entries: none\n'],
    2,
    '/entries',
    'This must be of type array.',
  ],
  'a broken file': [['entries:', 'entries: ]'], 2, '/entries', 'This is no valid YAML'],
  'a repeated member': [
    ['    since:', '    reason: again\n    since:'],
    6,
    '/entries/0/reason',
    'This is no valid YAML: Map keys must be unique.',
  ],
};

for (const [name, [[old, by], line, pointer, says]] of Object.entries(flaws)) {
  test(`a ledger with ${name} is refused where it stands`, () => {
    const [first] = problemsOf(good.replace(old, by));

    expect(first).toMatchObject({ line, pointer, message: expect.stringContaining(says) });
    expect(first?.file).toBe(test.info().outputPath('ledger.yaml'));
    expect(first?.column).toBeGreaterThan(0);
  });
}

test('a ledger that names a case twice is refused at the second', () => {
  const entry = good.slice(good.indexOf('  - case'));

  expect(problemsOf(good + entry)).toMatchObject([
    { line: 9, pointer: '/entries/1/case', message: 'The case zero-ids/zero-chat has an entry already.' },
  ]);
});

test('a ledger that is not there is refused by its name', () => {
  expect(() =>
    loadLedger(test.info().outputPath('none.yaml'), [{ method: 'im.dialog.writing', edition: '2024-12' }]),
  ).toThrow(/none\.yaml:1:1 \(document\): The file does not exist\./);
});

const about = (members: string) => good.replace('case: zero-ids/zero-chat', members);

test('an entry may be about several cases, a pattern or a clause, with one reason', () => {
  const casesOf = (members: string) =>
    loadLedger(written(about(members)), [{ method: 'im.dialog.writing', edition: '2024-12' }]).entries.map(
      (entry) => entry.case,
    );
  expect(casesOf('cases: [zero-ids/zero-chat, "huge-ids/*"]')).toEqual(['zero-ids/zero-chat', 'huge-ids/*']);
  expect(casesOf('case: "*"')).toEqual(['*']);
  expect(casesOf('clause: zero-ids')).toEqual(['zero-ids/*']);
});

test('an entry is about one thing', () => {
  const says = 'An entry has one of the members `case`, `cases` and `clause`.';
  expect(problemsOf(about('clause: zero-ids\n    case: zero-ids/a'))).toMatchObject([
    { message: says, line: 3 },
  ]);
  expect(problemsOf(good.replace('- case: zero-ids/zero-chat\n    f', '- f'))).toMatchObject([
    { message: says },
  ]);
  expect(problemsOf(about('case: a/*b*c*d*e*'))).toMatchObject([
    { message: 'A pattern has at most 4 stars.' },
  ]);
});

test('a pattern may have several fingerprints, but each once', () => {
  const entry = about('clause: zero-ids').slice(good.indexOf('  - case'));
  const other = entry.replace('OTHER', 'ANOTHER');
  expect(problemsOf(about('clause: zero-ids') + other)).toEqual([]);
  expect(problemsOf(about('clause: zero-ids') + entry)).toMatchObject([
    { pointer: '/entries/1/clause', message: 'The pattern zero-ids/* has an entry already.' },
  ]);
});

test('days that do not exist, and an end before the beginning, are refused', () => {
  expect(problemsOf(good.replace('2026-01-31', '2026-02-30'))).toMatchObject([
    { line: 6, pointer: '/entries/0/since', message: 'There is no day 2026-02-30.' },
  ]);
  expect(problemsOf(good.replace('2027-01-31', '2025-01-31'))).toMatchObject([
    { line: 7, message: 'The entry expires before the day it is known since.' },
  ]);
});

test('a reason may have any form of YAML, and is one line', () => {
  const reasonOf = (reason: string) =>
    loadLedger(written(good.replace('It has always been so.', reason)), [
      { method: 'im.dialog.writing', edition: '2024-12' },
    ]).entries[0]?.reason;
  expect(reasonOf('|\n      Two\n      lines.')).toBe('Two lines.');
  expect(reasonOf('>-\n      Folded\n      text.')).toBe('Folded text.');
  expect(reasonOf('4711')).toBe('4711');
  expect(problemsOf(good.replace('It has always been so.', '[a, b]'))).toMatchObject([
    { message: expect.stringContaining('The reason must be a text') },
  ]);
});

test('a ledger of another subject is refused; one of a kind of portals, or of this machine, is not', () => {
  const of = (subject: string) => written(good.replace('A portal', subject));
  expect(() =>
    loadLedger(of('a.example'), [{ method: 'im.dialog.writing', edition: '2024-12' }], 'b.example'),
  ).toThrow(/ledger\.yaml:1:\d+ \/subject: This ledger is about a\.example, and b\.example is judged\./);
  for (const subject of ['B.Example', 'portals of January 2025', '127.0.0.1:8080', 'localhost:1'])
    expect(
      loadLedger(of(subject), [{ method: 'im.dialog.writing', edition: '2024-12' }], 'b.example').entries,
    ).toHaveLength(1);
});

test('in a run of several methods an id without a method is refused with its place, unless the ledger names one', () => {
  const several = [
    { method: 'im.dialog.writing', edition: '2024-12' },
    { method: 'profile', edition: '2026-08' },
  ];
  const ids = (text: string) => loadLedger(written(text), several).entries.map((entry) => entry.case);

  expect(() => ids(good)).toThrow(
    /:\d+:\d+ \/entries\/0\/case: Several methods are judged, so zero-ids\/zero-chat needs the method before it/,
  );
  expect(ids(`method: im.dialog.writing\n${good}`)).toEqual(['im.dialog.writing:zero-ids/zero-chat']);
  expect(ids(good.replace('zero-ids/', 'profile:zero-ids/'))).toEqual(['profile:zero-ids/zero-chat']);
});
