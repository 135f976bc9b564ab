import { expect, test } from '@playwright/test';
import type { Contract } from '../../../src/contract/contract.ts';
import { loadContract } from '../../../src/contract/load-contract.ts';
import { mainReasons, runOf } from '../../../src/report/model/overview.ts';
import { allFaults } from '../../fixtures/fault-proxy/all-faults.ts';
import { exitCodes } from '../../fixtures/fault-proxy/fault.ts';
import { judgeFault } from '../../fixtures/fault-proxy/judge-fault.ts';

/**
 * Milliseconds for an exchange. A run that ends conformant waits seldom, and a busy machine must not add time-outs of its own;
 * one that ends otherwise waits often, so its exchanges get little.
 */
const timeouts = { seldom: 1_500, often: 400 };
/** A run that meets the worst fault may take so many time-outs. */
const maxTimeouts = 40;

/** The faults that `npm test` tries: quick ones, of every group. `npm run test:full` tries all others, which take minutes together. */
const everyDay: readonly string[] = [
  'cut-one-in-five-in-the-middle-of-the-body',
  'reset-one-in-seven-before-the-headers',
  'cut-always-in-the-headers',
  'stall-in-the-middle-of-the-body',
  'keep-alive-lost',
  'gzip-cut',
  'certificate-expired',
  'nothing-listens',
  'one-behind',
  '502-page-one-in-twenty',
  '502-page-always',
  'captive-portal',
  'limiter-burst',
  'webhook-revoked',
  'portal-error-once-in-forty',
];

let contract: Contract;

test('every fault that is tried at every change is one of the faults', () => {
  const names = allFaults.map(({ name }) => name);
  expect(everyDay.filter((name) => !names.includes(name))).toEqual([]);
});

test.beforeAll(async () => {
  contract = await loadContract({ method: 'im.dialog.writing', edition: '2024-12', trusted: true });
});

for (const { name, statement, reason, trouble, ...fault } of allFaults) {
  test(`${name}: ${statement}`, { tag: everyDay.includes(name) ? [] : ['@full'] }, async () => {
    const timeoutMs = statement === 'conformant' ? timeouts.seldom : timeouts.often;
    const { report, milliseconds } = await judgeFault(fault, {
      contract,
      directory: test.info().outputPath(),
      timeoutMs,
    });
    const said = report.cases.flatMap(({ id, verdict, reason: why }) =>
      ['pass', 'info', 'not-run'].includes(verdict) ? [] : [`${verdict} ${id}: ${why}`],
    );

    expect(
      {
        statement: report.statement,
        exitCode: report.exitCode,
        said: statement === 'conformant' ? said : [],
      },
      said.join('\n'),
    ).toEqual({ statement, exitCode: exitCodes[statement], said: [] });
    if (reason !== undefined) expect(mainReasons(report).join('\n')).toMatch(reason);
    if (trouble !== undefined)
      expect(
        runOf(report)
          .trouble?.kinds.map(({ kind }) => kind)
          .join('\n'),
      ).toMatch(trouble);
    expect(milliseconds).toBeLessThan(maxTimeouts * timeoutMs);
  });
}
