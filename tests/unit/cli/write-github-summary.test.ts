import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { writeGitHubSummary } from '../../../src/cli/write-github-summary.ts';
import { writeReport } from '../../../src/report/formats/write-report.ts';
import { sampleReport } from '../report/samples/sample-report.ts';

test('within a workflow the annotations are written and the summary is added, elsewhere nothing', async () => {
  const directory = test.info().outputPath('report');
  const summary = test.info().outputPath('summary.md');
  await writeReport(sampleReport(), directory);
  writeFileSync(summary, 'before\n');
  const said: string[] = [];
  const tell = (env: Readonly<Record<string, string>>) =>
    writeGitHubSummary(directory, env, (text) => said.push(text));
  await tell({});
  expect([said.length, readFileSync(summary, 'utf8')]).toEqual([0, 'before\n']);
  await tell({ GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary });
  expect(said.join('')).toMatch(
    /^::error file=spec\/pages\/founding-page\.md,line=91,endLine=92,title=fail%3A /,
  );
  expect(readFileSync(summary, 'utf8')).toBe(`before\n${readFileSync(`${directory}/summary.md`, 'utf8')}`);
});

test('a summary that would be too large for the step is cut behind a line, with a word', async () => {
  const directory = test.info().outputPath('report');
  const summary = test.info().outputPath('summary.md');
  await writeReport(sampleReport(), directory);
  writeFileSync(summary, 'x'.repeat(1024 * 1024 - 1_000));
  await writeGitHubSummary(directory, { GITHUB_STEP_SUMMARY: summary }, () => {});
  const added = readFileSync(summary, 'utf8').slice(1024 * 1024 - 1_000);
  expect(Buffer.byteLength(added)).toBeLessThan(1_000);
  expect(added).toMatch(/\n\n\nThe rest is left out: .*\n$/);
  expect(readFileSync(`${directory}/summary.md`, 'utf8')).toContain(
    added.slice(0, added.indexOf('\n\nThe rest')),
  );
});

test('a full step summary is left as it is', async () => {
  const directory = test.info().outputPath('report');
  const summary = test.info().outputPath('summary.md');
  await writeReport(sampleReport(), directory);
  writeFileSync(summary, 'x'.repeat(1024 * 1024 - 100));
  expect(await writeGitHubSummary(directory, { GITHUB_STEP_SUMMARY: summary }, () => {})).toBeNull();
  expect(readFileSync(summary, 'utf8')).toHaveLength(1024 * 1024 - 100);
});

test('a step summary whose directory is missing is a warning', async () => {
  const directory = test.info().outputPath('report');
  await writeReport(sampleReport(), directory);
  const env = { GITHUB_STEP_SUMMARY: test.info().outputPath('nowhere/summary.md') };
  expect(await writeGitHubSummary(directory, env, () => {})).toContain(
    'could not be written (GITHUB_STEP_SUMMARY, ENOENT)',
  );
});
