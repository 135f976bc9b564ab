import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { writeGitHubSummary } from '../../../src/cli/write-github-summary.ts';
import { writeReport } from '../../../src/report/formats/write-report.ts';
import { sampleReport } from '../report/sample-report.ts';

test('within a workflow the annotations are written and the summary is added, elsewhere nothing', async () => {
  const directory = test.info().outputPath('report');
  const summary = test.info().outputPath('summary.md');
  await writeReport(sampleReport(), directory);
  writeFileSync(summary, 'before\n');
  const said: string[] = [];
  const tell = (env: Readonly<Record<string, string>>) =>
    writeGitHubSummary(directory, env, (text) => said.push(text));
  tell({});
  expect([said.length, readFileSync(summary, 'utf8')]).toEqual([0, 'before\n']);
  tell({ GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary });
  expect(said.join('')).toMatch(
    /^::error file=spec\/pages\/founding-page\.md,line=91,endLine=92,title=fail%3A /,
  );
  expect(readFileSync(summary, 'utf8')).toBe(`before\n${readFileSync(`${directory}/summary.md`, 'utf8')}`);
});

test('a summary that would be too large for the step is left out', async () => {
  const directory = test.info().outputPath('report');
  const summary = test.info().outputPath('summary.md');
  await writeReport(sampleReport(), directory);
  writeFileSync(summary, 'x'.repeat(1024 * 1024 - 100));
  writeGitHubSummary(directory, { GITHUB_STEP_SUMMARY: summary }, () => {});
  expect(readFileSync(summary, 'utf8')).toHaveLength(1024 * 1024 - 100);
});
