import { expect, test } from '@playwright/test';
import { loadContract } from '../../../src/contract/load-contract.ts';
import { badgeSvg } from '../../../src/report/formats/badge-svg.ts';
import { summaryMd } from '../../../src/report/formats/summary-md.ts';
import { statementRemarks } from '../../../src/report/model/statement.ts';
import { page } from '../../fixtures/fault-proxy/acts.ts';
import { judgeFault } from '../../fixtures/fault-proxy/judge-fault.ts';
import { every } from '../../fixtures/fault-proxy/when.ts';

async function runWithPages(strict: boolean) {
  const contract = await loadContract({ method: 'im.dialog.writing', edition: '2024-12', trusted: true });
  const fault = { make: every(20, page(502, 'Bad Gateway')) };
  return (
    await judgeFault(fault, { contract, directory: test.info().outputPath(), timeoutMs: 1_000, strict })
  ).report;
}

test('trouble that passed spoils nothing, and every summary says how much there was', async () => {
  const report = await runWithPages(false);
  const { met = 0, requests = 0 } = report.subjects[0]?.run.trouble ?? {};
  const sentence = `${met} of ${requests} requests met trouble: ${met} × 502 page. Each got a response when it was sent again.`;

  expect(report.statement).toBe('conformant');
  expect(met).toBeGreaterThan(3);
  expect(statementRemarks(report)).toContain(sentence);
  expect([...summaryMd(report)].join('')).toContain(`${met} of ${requests} requests met trouble`);
  expect([...badgeSvg(report)].join('')).toContain(sentence);
});

test('a strict run of whose requests more than one per cent met trouble could not tell', async () => {
  expect(await runWithPages(true)).toMatchObject({ statement: 'could-not-tell', exitCode: 4 });
});
