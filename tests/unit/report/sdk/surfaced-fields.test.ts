import { expect, test } from '@playwright/test';
import type { ReportedSurface } from '../../../../src/report/sdk/reported-surface.ts';
import { sdkCallsOf } from '../../../../src/report/sdk/sdk-calls.ts';
import { summarySurfaced } from '../../../../src/report/sdk/summary-surfaced.ts';
import { callerViewOf } from '../../../../src/report/sdk/surfaced-fields.ts';
import { surfacedTableOf } from '../../../../src/report/sdk/surfaced-table.ts';
import { sampleReport } from '../samples/sample-report.ts';
import { madeSurface, sampleSdks } from '../samples/sample-sdk.ts';

function words(fieldsOf: Partial<ReportedSurface>): string {
  const { outcome, tone, fields } = callerViewOf(madeSurface(fieldsOf));
  const parts = fields.map(
    ({ name, word, instead }) => `${name} ${word}${instead === null ? '' : ` (${instead})`}`,
  );
  return [`${outcome} [${tone}]`, ...parts].join(', ');
}

const sentSuccess = { kind: 'success', status: 200, code: null, description: null } as const;
const sentPage = { kind: 'foreign', status: 502, code: null, description: null } as const;

test('each part of an error is surfaced, changed or lost by itself', () => {
  expect(words({})).toBe('error [green], code surfaced, description surfaced, status surfaced');
  expect(words({ code: null })).toBe('error [green], code lost, description surfaced, status surfaced');
  expect(words({ code: '' })).toBe('error [green], code lost, description surfaced, status surfaced');
  expect(words({ code: 'E1', status: 500 })).toBe(
    'error [green], code changed (E1), description surfaced, status changed (500)',
  );
  expect(words({ codeFrom: 'message', description: null })).toBe(
    'error [green], code as text, description lost, status surfaced',
  );
});

test('what was not sent is not missed', () => {
  expect(words({ sent: sentPage, code: 'SDK_ERROR', status: 502 })).toBe('error [green], status surfaced');
  expect(words({ sent: null, code: 'ECONNRESET', status: null })).toBe('error [green]');
  expect(words({ situation: 'status-200', status: null })).toBe(
    'error [green], code surfaced, description surfaced',
  );
});

test('what is no success and looks like one stands out, and so does the reverse', () => {
  expect(words({ outcome: 'result', result: 'boolean', results: 1 })).toBe('false success [red]');
  expect(words({ outcome: 'result', result: 'boolean', results: 1, successes: 1, sent: sentSuccess })).toBe(
    'success [green]',
  );
  expect(words({ outcome: 'result', result: 'object', results: 1, successes: 1, sent: sentSuccess })).toBe(
    'another result [red]',
  );
  expect(words({ successes: 1, sent: sentSuccess })).toBe('error for a success [red]');
  expect(callerViewOf(madeSurface({ calls: 60, results: 55, successes: 50 }))).toMatchObject({
    outcome: 'false success',
    remark: '55 of 60 calls with a result',
  });
});

test('a call without an end, and a program that ends with it, differ from errors', () => {
  expect(['unsettled', 'killed', 'crashed', 'adapter'].map((outcome) => words({ outcome }))).toEqual([
    'never settles [red]',
    'never settles [red]',
    'program ends [red]',
    'cannot tell [neutral]',
  ]);
});

test('cases of one call are one cell, and the subjects stand in order', () => {
  const table = surfacedTableOf(sampleSdks());
  expect(table?.subjects.map(({ title }) => title)).toEqual(['good-sdk', 'lossy-sdk', 'lying-sdk']);
  const rows = table?.groups.flatMap(({ situation, rows }) =>
    rows.map(({ run, title, cells }) => [
      situation,
      run,
      title,
      ...cells.map((cell) => cell?.view.outcome ?? '-'),
    ]),
  );
  const title = 'a foreign chat gets `ACCESS_ERROR`';
  expect(rows).toEqual([
    ['documented', 'access-error', title, 'error', 'error', 'false success'],
    ['passing', 'query-limit-once', title, 'success', '-', '-'],
    ['connection', 'hang', title, '-', '-', 'never settles'],
  ]);
});

test('the figures of each SDK are counted over its own calls', () => {
  const totals = surfacedTableOf(sampleSdks())?.totals.map(
    ({ errors, fields, falseSuccesses, unsettled }) => [
      `${errors.kept}/${errors.of}`,
      `${fields.code.kept}/${fields.code.of}`,
      `${fields.status.kept}/${fields.status.of}`,
      falseSuccesses,
      unsettled,
    ],
  );
  expect(totals).toEqual([
    ['1/1', '1/1', '1/1', 0, 0],
    ['1/1', '0/1', '0/1', 0, 0],
    ['0/2', '0/0', '0/0', 1, 1],
  ]);
});

test('the summary has a row an SDK; a report of portals has no such table', () => {
  const rows = summarySurfaced(sampleSdks())
    .split('\n')
    .filter((line) => line.includes('sdk'));
  expect(rows).toHaveLength(3);
  expect(rows[2]).toContain('| ✗ 0 of 2 | – | – | – | ✗ 1 | ✗ 1 |');
  expect([
    sdkCallsOf(sampleReport()),
    surfacedTableOf(sampleReport()),
    summarySurfaced(sampleReport()),
  ]).toEqual([[], null, '']);
});
