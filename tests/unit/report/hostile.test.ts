import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { summaryText } from '../../../src/report/screen.ts';
import { formats, writeReport } from '../../../src/report/write-report.ts';
import { hostileTexts } from './hostile-text.ts';
import { sampleReport } from './sample-report.ts';

const report = sampleReport(hostileTexts);
const unseen = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

test('every file is UTF-8 in which nothing is hidden', async () => {
  const directory = test.info().outputPath('report');
  await writeReport(report, directory);
  expect(readdirSync(directory).sort()).toEqual(Object.keys(formats).sort());
  for (const name of readdirSync(directory)) {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(directory, name)));
    expect(unseen.exec(text), name).toBe(null);
  }
});

test('no line of a file is a command of a build server', () => {
  for (const [name, format] of Object.entries(formats)) {
    const text = [...format(report)].join('');
    expect(/^\s*::/m.exec(text), name).toBe(null);
    if (name.endsWith('json') || name.endsWith('sarif') || name.endsWith('md')) {
      expect(/##\w*\[/.exec(text), name).toBe(null);
    }
  }
});

test('the screen shows hostile text on one line, without control or command', () => {
  const text = summaryText(report, { colour: false, reportPath: 'reports/latest/index.html' });
  expect(unseen.exec(text)).toBe(null);
  expect(/::|##\w*\[/.exec(text)).toBe(null);
  for (const line of text.split('\n')) expect(line.length).toBeLessThan(2000);
});
