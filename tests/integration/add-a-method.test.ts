import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { loadContract } from '../../src/contract/load-contract.ts';
import { startPortal } from '../../src/portal/start-portal.ts';
import { embeddedTarget } from '../../src/run/embedded-target.ts';
import { runPlan } from '../../src/run/run-plan.ts';
import { copySpec } from '../unit/contract/spec-copy.ts';

const method = 'server.time';

/** The document that the guide shows. */
function shownDocument(): string {
  const guide = readFileSync('docs/guides/add-a-method.md', 'utf8');
  return /```yaml\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';
}

test('the method that docs/guides/add-a-method.md adds can be judged', async () => {
  const { directory } = copySpec();
  writeFileSync(join(directory, 'methods', `${method}.yaml`), shownDocument());
  const contract = await loadContract({ method, edition: '2026-08', directory });
  const portal = await startPortal({ generation: '2026-08' });
  const target = embeddedTarget(portal, { timeoutMs: 10_000, rate: null });
  const judged = await runPlan({ contract, target, fuzz: 5 }).finally(() => portal.close());
  const verdicts = new Map(judged.map(({ planned, judgement }) => [planned.id, judgement.verdict]));

  expect(verdicts.get('time/nothing')).toBe('pass');
  expect([...verdicts].filter(([, verdict]) => !['pass', 'lenient', 'info'].includes(verdict))).toEqual([]);
});

test('the document of the guide has less than a hundred lines', () => {
  expect(shownDocument().split('\n').length).toBeLessThan(100);
});
