import { expect, test } from '@playwright/test';
import { valueAt } from '../../../src/contract/pointer.ts';
import { cutValue } from '../../../src/import/document/cut-value.ts';
import { documentText } from '../../../src/import/document/document-text.ts';
import { makeDocument } from '../../../src/import/document/make-document.ts';
import type { ErrorFact, MethodFacts, ParameterFact } from '../../../src/import/facts.ts';

const id: ParameterFact = { name: 'ID', types: ['integer'], required: true, line: 5 };
const missing: ErrorFact = { code: 'ID_EMPTY', status: null, words: 'ID is not specified', line: 20 };
const absent: ErrorFact = { code: 'TREE_NOT_FOUND', status: null, words: 'Tree not found', line: 21 };

const facts: MethodFacts = {
  method: 'orchard.tree.get',
  isV3: false,
  isTitled: true,
  origin: { name: 'official-docs', path: 'api/tree.md', commit: '0123abc' },
  scopes: ['orchard'],
  deprecated: false,
  parameters: [id],
  knowsParameters: true,
  example: { ID: 7 },
  success: {
    sample: { result: { ID: 7 } },
    resultTypes: ['object'],
    members: { ID: ['integer'] },
    lines: [10, 14],
  },
  errors: [missing, absent],
  errorStatuses: [400],
  hasNumericCodes: false,
  reads: null,
  differences: [],
  headingWrites: false,
};

function outcomeOf(change: Partial<MethodFacts>, name: string) {
  return valueAt(makeDocument({ ...facts, ...change }, '2026-08'), ['x-outcomes', name]);
}

function levelOf(change: Partial<MethodFacts>, name: string): unknown {
  return valueAt(outcomeOf(change, name), ['level']) ?? 'none';
}

function gapsOf(change: Partial<MethodFacts>): unknown {
  return valueAt(makeDocument({ ...facts, ...change }, '2026-08'), ['x-import', 'gaps']);
}

test('a missing parameter and an unknown id are refused as the page says, with its lines', () => {
  expect(outcomeOf({}, 'parameters-missing')).toEqual({
    says: 'A call without its required parameters is refused with ID_EMPTY.',
    level: 'MUST',
    source: { lines: [20, 20] },
    requests: { 'parameters-missing': {} },
    prefers: [{ status: 400, code: 'ID_EMPTY' }],
  });
  expect(outcomeOf({}, 'unknown-id')).toMatchObject({
    level: 'MUST',
    requests: { 'unknown-id': { ID: 2_147_483_000 } },
    prefers: [{ status: 400, code: 'TREE_NOT_FOUND' }],
  });
});

test('a page without a commit is named in each clause, because no line of it can be linked', () => {
  const origin = { ...facts.origin, commit: null };
  expect(valueAt(outcomeOf({ origin }, 'parameters-missing'), ['source'])).toEqual({
    page: 'official-docs',
    lines: [20, 20],
    note: 'api/tree.md',
  });
});

test('several statuses of a page are an allowed set, and judge nothing', () => {
  const change = { errorStatuses: [400, 403] };
  expect(outcomeOf(change, 'parameters-missing')).toMatchObject({
    level: 'INFO',
    prefers: [
      { status: 400, code: 'ID_EMPTY' },
      { status: 403, code: 'ID_EMPTY' },
    ],
  });
});

test('the status of a row counts before those of the page', () => {
  const change = { errorStatuses: [400, 403], errors: [{ ...missing, status: 422 }] };
  expect(outcomeOf(change, 'parameters-missing')).toMatchObject({
    level: 'MUST',
    prefers: [{ status: 422, code: 'ID_EMPTY' }],
  });
});

const codes: readonly (readonly [
  what: string,
  code: string | null,
  numeric: boolean,
  written: unknown,
  level: string,
])[] = [
  ['a number', '100', true, 100, 'MUST'],
  ['digits', '100', false, '100', 'MUST'],
  ['empty', '', false, '', 'MUST'],
  ['not named', null, false, null, 'INFO'],
];
for (const [what, code, hasNumericCodes, written, level] of codes)
  test(`a code that is ${what} is written so`, () => {
    const change = { hasNumericCodes, errors: [{ ...missing, code }] };
    expect(outcomeOf(change, 'parameters-missing')).toMatchObject({
      level,
      prefers: [{ status: 400, code: written }],
    });
  });

const other: ParameterFact = { name: 'NAME', types: ['string'], required: true, line: 6 };
test('of several required parameters each must be named by a refusal', () => {
  const named = { code: 'NAME_EMPTY', status: null, words: 'NAME is missing', line: 22 };
  const parameters = [id, other];
  expect(levelOf({ parameters }, 'parameters-missing')).toBe('INFO');
  expect(levelOf({ parameters, errors: [missing, named] }, 'parameters-missing')).toBe('MUST');
});

test('an unknown id is asked for only where an id is all that is required', () => {
  expect(levelOf({ parameters: [id, other] }, 'unknown-id')).toBe('none');
  expect(levelOf({ parameters: [{ ...id, name: 'NAME' }] }, 'unknown-id')).toBe('none');
});

const elsewhere = {
  'what exists already': 'A tree with this ID already exists',
  'a module': 'Module orchard not found',
  'a missing right': 'Access denied',
} as const;
for (const [what, words] of Object.entries(elsewhere))
  test(`a row about ${what} is no refusal of an unknown id`, () => {
    expect(levelOf({ errors: [{ ...absent, words }] }, 'unknown-id')).toBe('none');
  });

test('what no request is known for is listed with the reason', () => {
  const rows = [missing, { ...absent, code: 'TREE_LOCKED', words: 'The tree is locked' }];
  expect(makeDocument({ ...facts, errors: rows }, '2026-08')['x-untested']).toEqual({
    TREE_LOCKED: 'The page does not say which request brings it about.',
  });
  expect(gapsOf({ errorStatuses: [] })).toMatchObject({
    L1: 'The page gives no status and code by which the refusal can be known.',
  });
});

test('a reading method without required parameters must succeed, with the documented result', () => {
  const document = makeDocument({ ...facts, parameters: [], errors: [] }, '2026-08');
  expect(valueAt(document, ['x-outcomes', 'without-parameters', 'level'])).toBe('MUST');
  expect(valueAt(document, ['x-clauses', 'success-result', 'level'])).toBe('MUST');
  expect(gapsOf({ parameters: [], errors: [] })).not.toHaveProperty('L2');
});

test('refusals for want of rights are tolerated there', () => {
  const denied = { code: 'ACCESS_DENIED', status: 403, words: 'No permissions', line: 23 };
  expect(outcomeOf({ parameters: [], errors: [denied] }, 'without-parameters')).toMatchObject({
    level: 'MUST',
    accepts: [{ status: 403, code: 'ACCESS_DENIED' }],
  });
});

const doubts: Readonly<Record<string, Partial<MethodFacts>>> = {
  'speaks of missing values': { errors: [missing] },
  'does not know its parameters': { knowsParameters: false },
  'writes, by its name': { method: 'orchard.tree.cut' },
  'writes, by its heading': { headingWrites: true },
  "writes, by the vendor's file": { reads: false },
};
for (const [what, change] of Object.entries(doubts))
  test(`nothing must succeed of a method that ${what}`, () => {
    expect(levelOf({ parameters: [], errors: [], ...change }, 'without-parameters')).not.toBe('MUST');
  });

const effects: Readonly<Record<string, string>> = {
  'tree.get': 'none',
  'tree.getFields': 'none',
  'tree.getExternalLink': 'changes',
  'tree.add': 'creates',
  'tree.delete': 'deletes',
  'tree.water': 'changes',
  'event.offline.get': 'changes',
  'im.v2.Event.get': 'changes',
  'event.get': 'none',
};
for (const [method, effect] of Object.entries(effects))
  test(`the effect of ${method} is ${effect}, and nobody says what it writes to`, () => {
    expect(makeDocument({ ...facts, method }, '2026-08')['x-conformance']).toMatchObject({ effect });
    expect(makeDocument({ ...facts, method }, '2026-08')['x-conformance']).not.toHaveProperty('names');
  });

test('where sample and table differ, both are allowed and nothing is demanded', () => {
  const change = {
    parameters: [],
    errors: [],
    success: { ...facts.success, resultTypes: ['array'] as const },
  };
  const document = makeDocument({ ...facts, ...change }, '2026-08');
  expect(valueAt(document, ['x-clauses', 'success-result'])).toMatchObject({
    level: 'INFO',
    says: 'A success is HTTP 200, and its `result` is a list or an object.',
  });
});

test('no sentence of a sample is copied: numbers, dates and words stay', () => {
  const sample = {
    id: 7,
    when: '2026-08-21T10:00:00+02:00',
    code: 'ACTIVE',
    title: 'How the old tree was cut',
    link: 'https://example.org/a?b=c@d.e',
    mail: 'ann@example.org',
    list: [1, 2, 3],
  };
  expect(cutValue(sample)).toEqual({
    id: 7,
    when: '2026-08-21T10:00:00+02:00',
    code: 'ACTIVE',
    title: 'text',
    link: 'https://example.com/',
    mail: 'user@example.com',
    list: [1, 2],
  });
});

test('the same facts give the same text, with the scope where the portal looks for it', () => {
  const text = documentText(makeDocument(facts, '2026-08'));
  expect(text).toBe(documentText(makeDocument(structuredClone(facts), '2026-08')));
  expect(text).toMatch(/^x-conformance:\n {2}scope: orchard$/m);
});
