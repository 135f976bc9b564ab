import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readDocument } from '../../../src/contract/document/read-document.ts';
import { editions, specDirectory } from '../../../src/contract/editions.ts';
import { loadContract } from '../../../src/contract/load-contract.ts';

/** The clauses of the contract and how binding they are. One may be added; none may go, or change its level. */
const method = {
  'success-result': 'MUST',
  'accepts-chat': 'MUST',
  'accepts-user': 'MUST',
  'dialog-id-malformed': 'MUST',
  'chat-id-malformed': 'MUST',
  'dialog-id-missing': 'MUST',
  'access-denied': 'MUST',
  'no-such-chat': 'MUST',
  'error-shape': 'MUST',
  'zero-ids': 'MUST',
  'huge-ids': 'MUST',
};
const envelope = {
  'content-type': 'MUST',
  'one-json-text': 'MUST',
  'time-shape': 'MUST',
  'time-consistent': 'MUST',
  'unknown-members': 'SHOULD',
  'no-leak': 'MUST',
  'no-echo': 'SHOULD',
  'bad-credentials': 'MUST',
  'unknown-method': 'MUST',
  'same-by-any-encoding': 'MUST',
  'name-case': 'SHOULD',
  'same-by-any-url': 'SHOULD',
  'refused-by-any-way': 'MUST',
  'credential-questions': 'INFO',
  'malformed-json': 'MUST',
  'no-crash': 'MUST',
  'same-again': 'MUST',
  'batch-agrees': 'MUST',
  'batch-limits': 'MUST',
  'no-redirect': 'MUST',
  'answer-size': 'SHOULD',
  'answer-time': 'SHOULD',
};
const expected: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '2024-12': { ...method, ...envelope, 'open-questions': 'INFO' },
  '2026-08': {
    ...method,
    ...envelope,
    'open-questions': 'INFO',
    'accepts-group': 'MUST',
    'no-such-group': 'MUST',
  },
};

test('every edition has an expectation here', () => {
  expect(Object.keys(expected)).toEqual([...editions('im.dialog.writing')]);
});

for (const edition of editions('im.dialog.writing')) {
  test(`${edition} has every clause of the contract, at its level`, async () => {
    const { clauses } = await loadContract({ method: 'im.dialog.writing', edition });

    expect(Object.fromEntries(clauses.map(({ id, level }) => [id, level]))).toEqual(expected[edition]);
    expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length);
  });

  test(`every clause of ${edition} is one sentence, with a source that exists`, async () => {
    const { clauses } = await loadContract({ method: 'im.dialog.writing', edition });
    for (const { id, says, source } of clauses) {
      expect(says, id).toMatch(/^[A-Z`][^\n]*[^.]\.$/);
      const page = join(specDirectory(), 'pages', `${source.page}.md`);
      if (source.lines === undefined) {
        expect(source.note ?? source.page, id).not.toBe('');
        continue;
      }
      const [first, last] = source.lines;
      expect(existsSync(page), `${id}: ${source.page}`).toBe(true);
      const lines = readFileSync(page, 'utf8')
        .split('\n')
        .slice(first - 1, last);
      expect(lines, id).toHaveLength(last - first + 1);
      expect(lines.join('').trim(), id).not.toBe('');
    }
  });

  test(`every outcome of ${edition} is promised by a clause, and every promise of an outcome has one`, async () => {
    const { clauses, outcomes } = await loadContract({ method: 'im.dialog.writing', edition });
    const promising = clauses
      .filter(({ check }) => check === 'outcome' || check === 'batch-limits')
      .map(({ id }) => id);

    expect([...new Set(outcomes.map(({ clause }) => clause))].sort()).toEqual(promising.sort());
  });
}

const quotes: Readonly<Record<string, string>> = {
  'success-result': '"result": true',
  'accepts-chat': '**chatXXX**',
  'accepts-user': '- **XXX**',
  'dialog-id-malformed': '**DIALOG_ID_EMPTY**',
  'chat-id-malformed': '**CHAT_ID_EMPTY**',
  'dialog-id-missing': 'CHAT_ID_EMPTY',
  'access-denied': '**ACCESS_ERROR**',
  'no-such-chat': '**ACCESS_ERROR**',
  'zero-ids': 'ACCESS_ERROR',
  'huge-ids': 'ACCESS_ERROR',
  'open-questions': '**DIALOG_ID^*^**',
  'error-shape': '`error_description`',
};

test('the lines that a clause names are those that promise it', async () => {
  const { clauses } = await loadContract({ method: 'im.dialog.writing', edition: '2024-12' });
  const cited = clauses.flatMap(({ id, source: { page, lines } }) => {
    if (lines === undefined) return [];
    const text = readFileSync(join(specDirectory(), 'pages', `${page}.md`), 'utf8').split('\n');
    return [[id, text.slice(lines[0] - 1, lines[1]).join('\n')] as const];
  });

  expect(cited.map(([id]) => id)).toEqual(Object.keys(quotes));
  for (const [id, quote] of cited) expect(quote, id).toContain(quotes[id]);
});

test('the editions differ where their pages do', async () => {
  const [first, second] = await Promise.all(
    editions('im.dialog.writing').map((edition) => loadContract({ method: 'im.dialog.writing', edition })),
  );

  expect(first?.responses[400]).toEqual(['DIALOG_ID_EMPTY', 'CHAT_ID_EMPTY']);
  expect(second?.responses[400]).toEqual(['DIALOG_ID_EMPTY']);
  expect(first?.success).toMatchObject({ required: ['result'] });
  expect(second?.success).toMatchObject({ required: ['result', 'time'] });
  expect(first?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(second?.sha256).not.toBe(first?.sha256);
});

const schema = JSON.parse(readFileSync(join(specDirectory(), 'conformance.schema.json'), 'utf8')) as Readonly<
  Record<string, unknown>
>;

test('the x- members of the documents follow their schema, and the schema is strict', () => {
  const valid = new Ajv2020({ strict: true, strictTypes: false, allErrors: true }).compile(schema);
  for (const file of ['methods/im.dialog.writing.yaml', 'envelope.yaml']) {
    const { value } = readDocument(join(specDirectory(), file));
    expect(valid(value), `${file}: ${JSON.stringify(valid.errors)}`).toBe(true);
  }
});

const wrong: Readonly<Record<string, readonly [member: string, value: unknown, pointer: string]>> = {
  'a clause without a check': [
    'x-clauses',
    { one: { level: 'MUST', says: 'It is so, always.', source: { page: 'p' } } },
    '/x-clauses/one',
  ],
  'a source without a page': [
    'x-clauses',
    { one: { level: 'MUST', check: 'c', says: 'It is so, always.', source: {} } },
    '/x-clauses/one/source',
  ],
  'one line where two are needed': [
    'x-clauses',
    { one: { level: 'MUST', check: 'c', says: 'It is so, always.', source: { page: 'p', lines: [1] } } },
    '/x-clauses/one/source/lines',
  ],
  'an outcome without responses': [
    'x-outcomes',
    { one: { clause: 'c', when: true, requests: { a: {} }, prefers: [] } },
    '/x-outcomes/one/prefers',
  ],
  'an outcome without requests': [
    'x-outcomes',
    { one: { clause: 'c', when: true, requests: {}, prefers: [{ status: 200 }] } },
    '/x-outcomes/one/requests',
  ],
  'a member that no outcome has': [
    'x-outcomes',
    { one: { clause: 'c', when: true, dialog: 'mine', requests: { a: {} }, prefers: [{ status: 200 }] } },
    '/x-outcomes/one',
  ],
  'a status that is none': [
    'x-outcomes',
    { one: { clause: 'c', when: true, requests: { a: {} }, prefers: [{ status: 99 }] } },
    '/x-outcomes/one/prefers/0/status',
  ],
  'a question that asks nothing': [
    'x-open-questions',
    { one: { asks: 'It is so.', parameters: {} } },
    '/x-open-questions/one/asks',
  ],
  'an excuse without a reason': ['x-untested', { CODE: 'no' }, '/x-untested/CODE'],
  'a header without an edition': ['x-conformance', { method: 'a.b', envelope: './e.yaml' }, '/x-conformance'],
};

for (const [name, [member, value, pointer]] of Object.entries(wrong)) {
  test(`the schema of the x- members refuses ${name}`, () => {
    const valid = new Ajv2020({ strict: false }).compile(schema);

    expect(valid({ [member]: value })).toBe(false);
    expect(valid.errors?.map(({ instancePath }) => instancePath)).toEqual([pointer]);
  });
}
