import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type Verdict, verdicts } from '../../../src/evaluate/verdict.ts';
import { changeKind } from '../../../src/report/compare/history/case-changes.ts';
import { appendHistory, readHistory } from '../../../src/report/compare/history/history-file.ts';
import { historyLines } from '../../../src/report/compare/history/history-line.ts';
import { withHistory } from '../../../src/report/compare/history/with-history.ts';
import { combineReports } from '../../../src/report/compare/merge/combine-reports.ts';
import { runOf } from '../../../src/report/model/overview.ts';
import type { Report, ReportedCase } from '../../../src/report/model/report.ts';
import { Sparkline } from '../../../src/report/page/sections/sparkline.tsx';
import { hostileTexts } from './samples/hostile-text.ts';
import { reportOf, sampleReport, withSubject } from './samples/sample-report.ts';

/** A run of the sample on a day, its cases changed. */
function runOn(day: string, change: (one: ReportedCase) => ReportedCase | null = (one) => one): Report {
  const sample = sampleReport(['a', 'b']);
  const made = reportOf(
    sample.cases.flatMap((one) => change(one) ?? []),
    sample.clauses,
  );
  const run = { ...runOf(made), id: `run-${day}`, startedAt: `${day}T12:00:00.000Z` };
  return withSubject(made, { run });
}

function said(
  verdict: Verdict,
  id: string,
  otherwise: (one: ReportedCase) => ReportedCase | null = (one) => one,
) {
  return (one: ReportedCase) => (one.id.endsWith(`/${id}`) ? { ...one, verdict } : otherwise(one));
}

test('a change means what it says, for every pair of verdicts', () => {
  const table = Object.fromEntries(
    verdicts.map((before) => [
      before,
      verdicts.map((now) => changeKind(before, now, false)?.slice(0, 2) ?? '–').join(' '),
    ]),
  );
  //          pass lenient fail deviation changed fixed inconclusive infra info not-run
  expect(table).toEqual({
    pass: '– ch re ch re ch ch ch ch ch',
    lenient: 'ch – re ch re ch ch ch ch ch',
    fail: 'fi fi – ch ch fi ch ch ch ch',
    deviation: 'fi fi re – re fi ch ch ch ch',
    changed: 'fi fi ch ch – fi ch ch ch ch',
    fixed: 'ch ch re ch re – ch ch ch ch',
    inconclusive: 'ne ne ne ne ne ne – ch ne ch',
    infra: 'ne ne ne ne ne ne ch – ne ch',
    info: 'ch ch ch ch ch ch ch ch – ch',
    'not-run': 'ne ne ne ne ne ne ch ch ne –',
  });
  expect(changeKind('pass', 'lenient', true)).toBe('regressed');
  expect(changeKind(null, 'fail', false)).toBe('new');
  expect(changeKind('fail', null, false)).toBe('gone');
});

test('since last time: what regressed, was fixed, changed, is new and is gone', () => {
  const file = test.info().outputPath('deep/runs.ndjson');
  const first = runOn('2026-01-01', (one) => (one.id.endsWith('/sample-11') ? null : one));
  appendHistory(file, historyLines(first));
  const now = runOn(
    '2026-01-02',
    said('fail', 'sample-1', said('pass', 'sample-3', said('inconclusive', 'sample-2'))),
  );
  const gone = { ...now, cases: now.cases.filter(({ id }) => !id.endsWith('/sample-13')) };
  const { since = [], history = [] } = withHistory(gone, readHistory(file));
  const ids = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id.split('/')[1]);
  expect(since).toHaveLength(1);
  const [changes] = since;
  expect(changes?.previous.run.id).toBe('run-2026-01-01');
  expect(changes?.samePlan).toBe(true);
  expect(ids(changes?.regressed ?? [])).toEqual(['sample-1']);
  expect(ids(changes?.fixed ?? [])).toEqual(['sample-3']);
  expect(ids(changes?.changed ?? [])).toEqual(['sample-2']);
  expect(ids(changes?.new ?? [])).toEqual(['sample-11']);
  expect(ids(changes?.gone ?? [])).toEqual(['sample-13']);
  expect(history.map(({ run }) => run.id)).toEqual(['run-2026-01-01', 'run-2026-01-02']);
});

test('last time is the last whole run of the same subject, edition and selection', () => {
  const file = test.info().outputPath('runs.ndjson');
  const days = [
    runOn('2026-01-01'),
    withSubject(runOn('2026-01-02'), {
      options: { strict: false, only: 'no-leak', deviations: null, history: null },
    }),
    withSubject(runOn('2026-01-03'), { partial: true }),
    withSubject(runOn('2026-01-04'), { name: 'another' }),
    withSubject(runOn('2026-01-05'), {
      documents: [{ method: 'im.dialog.writing', edition: '2026-08', sha256: 'a'.repeat(64) }],
    }),
    runOn('2026-01-09'),
  ];
  for (const report of days) appendHistory(file, historyLines(report));
  const { since, history } = withHistory(runOn('2026-01-06'), readHistory(file));
  expect(since?.[0]?.previous.run.id).toBe('run-2026-01-01');
  expect(history).toHaveLength(2);
});

test('a file that was merged from two branches is read in order, each run once', () => {
  const file = test.info().outputPath('runs.ndjson');
  const lines = ['2026-01-03', '2026-01-01', '2026-01-03', '2026-01-02'].map((day) =>
    JSON.stringify(historyLines(runOn(day))[0]),
  );
  writeFileSync(file, `\n${lines.join('\r\n')}`);
  expect(readHistory(file).map(({ run }) => run.id)).toEqual([
    'run-2026-01-01',
    'run-2026-01-02',
    'run-2026-01-03',
  ]);
  appendHistory(file, historyLines(runOn('2026-01-02')));
  appendHistory(file, historyLines(runOn('2026-01-04')));
  expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(5);
  expect(readHistory(file)).toHaveLength(4);
});

test('a broken line is named by file and line', () => {
  const file = test.info().outputPath('runs.ndjson');
  const [line] = historyLines(runOn('2026-01-01'));
  const tries: readonly [text: string, message: string][] = [
    ['{"schemaVersion":1', 'not JSON'],
    ['<<<<<<< HEAD', 'A merge conflict is left here'],
    [JSON.stringify({ ...line, schemaVersion: 2 }), '/schemaVersion must be equal to constant'],
    [JSON.stringify({ ...line, clauses: { a: 'perfect' } }), '/clauses/a must be equal to one of'],
    [JSON.stringify({ ...line, run: { id: 'x' } }), "/run must have required property 'startedAt'"],
    ['[]', 'must be object'],
  ];
  for (const [text, message] of tries) {
    writeFileSync(file, `${JSON.stringify(line)}\n`);
    appendFileSync(file, `${text}\n`);
    expect(() => readHistory(file), text).toThrow(message);
    expect(() => readHistory(file), text).toThrow(`${file}:2`);
  }
});

test('a line holds no exchange and no origin, and hostile names do no harm', () => {
  const file = test.info().outputPath('runs.ndjson');
  for (const [index, name] of hostileTexts.entries()) {
    const report = runOn('2026-01-01');
    const run = { ...runOf(report), id: `run-${index}` };
    appendHistory(file, historyLines(withSubject(report, { run, name: name || 'x' })));
  }
  const text = readFileSync(file, 'utf8');
  expect(text.trim().split('\n')).toHaveLength(hostileTexts.length);
  expect(text).not.toContain('127.0.0.1');
  expect(text).not.toContain('"request"');
  expect(text).not.toContain('##[');
  expect(readHistory(file)).toHaveLength(hostileTexts.length);
});

test('with several subjects each has its own past', () => {
  const file = test.info().outputPath('runs.ndjson');
  appendHistory(file, historyLines(runOn('2026-01-01')));
  const later = runOn('2026-01-02');
  const another = withSubject(later, { name: 'another' });
  const report = withHistory(combineReports([later, another]), readHistory(file));
  expect(report.since?.map(({ subject }) => subject)).toEqual([report.subjects[0]?.key]);
  expect(report.history?.map(({ subject }) => subject)).toEqual([
    report.subjects[0]?.key,
    report.subjects[0]?.key,
    report.subjects[1]?.key,
  ]);
});

test('a sparkline names the run of each point, in words and without script or style', () => {
  const file = test.info().outputPath('runs.ndjson');
  for (const day of ['2026-01-01', '2026-01-02']) appendHistory(file, historyLines(runOn(day)));
  const { history = [] } = withHistory(runOn('2026-01-03'), readHistory(file));
  const svg = renderToString(h(Sparkline, { points: history, clause: 'sample-clause-0', strict: false }));
  expect(svg.match(/<circle/g)).toHaveLength(3);
  for (const day of ['2026-01-01', '2026-01-02', '2026-01-03']) expect(svg).toContain(`run run-${day}`);
  expect(svg).toContain('aria-label="sample-clause-0: 3 runs, first fail, latest (2026-01-03) fail"');
  expect(svg).not.toMatch(/style=|<script/);
});
