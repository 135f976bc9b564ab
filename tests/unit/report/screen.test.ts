import { expect, test } from '@playwright/test';
import { caseText } from '../../../src/report/text/explain-text.ts';
import { progressLine } from '../../../src/report/text/progress-line.ts';
import { summaryText } from '../../../src/report/text/screen.ts';
import { sampleReport } from './samples/sample-report.ts';
import { defaultRun } from './samples/sample-run.ts';

test('a failing case stands in a block with the command that repeats it', () => {
  const text = summaryText(sampleReport(), { colour: false, reportPath: 'reports/latest/index.html' });
  expect(text).toContain(
    [
      '✗ fail  DIALOG_ID "Access denied": The call fails with another code than the documented one.',
      "    case      A chat's id gets a documented response, sample 3",
      '    clause    sample-clause-0 (MUST): A value that is no dialog id is refused with 400 and the code DIALOG_ID_EMPTY.',
      '    source    spec/pages/founding-page.md, lines 91–92',
      '    sent      POST /rest/1/[redacted:webhook-code]/im.dialog.writing.json {"DIALOG_ID":"Access denied"}',
      '    where     /error in the response body',
      '    expected  400 DIALOG_ID_EMPTY',
      '    received  403 {"error":"ACCESS_ERROR","error_description":"Access denied"}',
      '    cause     Access is checked before the form of the value: the value is cast to an id of some dialog, which the caller may not use.',
      '    repeat    npx b24-conformance portal --only sample-clause-0/sample-3',
      `    curl      curl -sS -i -H 'Content-Type: application/json' --data-raw '{"DIALOG_ID":"Access denied"}' "\${B24_WEBHOOK_URL%/}"'/im.dialog.writing.json'`,
    ].join('\n'),
  );
  expect(text).toContain('1 MUST clause was left unjudged: access-denied.');
  expect(text).toContain('✗ Not conformant');
  expect(text.endsWith('report  reports/latest/index.html')).toBe(true);
});

test('no response is said in words', () => {
  expect(summaryText(sampleReport(), { colour: false })).toContain(
    'received  no response: refused (ECONNREFUSED)',
  );
});

test('colour adds nothing but colour', () => {
  const [plain, coloured] = [false, true].map((colour) => summaryText(sampleReport(), { colour }));
  expect(coloured).not.toBe(plain);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is taken away here
  expect(coloured?.replace(/\u001b\[\d+m/g, '')).toBe(plain);
});

test('equal troubles stand together, and at most ten are shown', () => {
  const texts = Array.from({ length: 30 }, (_, index) => `text ${'x'.repeat(index)}`);
  const text = summaryText(sampleReport(texts), { colour: false });
  expect(text.match(/^ {4}repeat/gm)).toHaveLength(10);
  expect(text).toMatch(/The report has \d+ more cases with \d+ other root causes\./);
  const same = summaryText(sampleReport(['same', 'same', 'same', 'same', 'same', 'same']), { colour: false });
  expect(same).toContain('(6 cases)');
  expect(same).toMatch(/^ {4}alike {5}sample-clause-1\/sample-13, .* and 2 more$/m);
});

test('a conformant run is short', () => {
  const text = summaryText(defaultRun(20), { colour: false });
  expect(text.split('\n')).toHaveLength(3);
  expect(text).toContain('No violations found in the cases that ran: im.dialog.writing, edition 2024-12, ');
});

test('progress tells count and time left', () => {
  expect(progressLine(0, 500, 0)).toBe(`${'░'.repeat(20)}    0/500`);
  expect(progressLine(250, 500, 12_000)).toBe(`${'█'.repeat(10)}${'░'.repeat(10)}  250/500  about 12 s left`);
  expect(progressLine(500, 500, 61_000)).toBe(`${'█'.repeat(20)}  500/500  took 1 min 1 s`);
});

test('explain shows one case on one screen', () => {
  const report = sampleReport();
  const [reported] = report.cases.filter(({ verdict }) => verdict === 'fail');
  const [clause] = report.clauses;
  if (reported === undefined || clause === undefined) throw new Error('The sample has a failing case.');
  const text = caseText(reported, clause, { colour: false });
  for (const word of ['clause', 'source', 'sent', 'expected', 'received', 'verdict', 'repeat']) {
    expect(text).toMatch(new RegExp(`^ {2}${word} `, 'm'));
  }
  expect(text).toContain('spec/pages/founding-page.md, lines 91–92');
  expect(text).toContain('400 DIALOG_ID_EMPTY passes');
  expect(text.split('\n').length).toBeLessThan(30);
  const planned = caseText({ ...reported, exchanges: [] }, clause, { colour: false, planned: ['POST x'] });
  expect(planned).toContain('sent      POST x');
});
