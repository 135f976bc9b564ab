import { expect, test } from '@playwright/test';
import { loadContract } from '../../../../src/contract/load-contract.ts';
import type { JudgedCase } from '../../../../src/evaluate/judge/judge.ts';
import type { SdkCase } from '../../../../src/evaluate/sdk/sdk-case.ts';
import { sdkDetails } from '../../../../src/report/make/sdk-details.ts';
import { type MadeCall, madeSeen, portalError } from '../../evaluate/sdk/made-observation.ts';

const contract = await loadContract({ method: 'im.dialog.writing', edition: '2024-12' });

/** Whom the report blames where a clause of a level is broken, and the raw call gets what the scenario says. */
function blamed(scenario: string, call: MadeCall, level: 'MUST' | 'SHOULD') {
  const seen = madeSeen(scenario, [call], { outcome: 'error', error: {} });
  const control = seen.wire[0]?.exchange ?? null;
  const judged = { planned: { level }, judgement: { findings: [{ weight: 'violation' }] } };
  return sdkDetails(
    judged as unknown as JudgedCase<SdkCase>,
    { ...seen, record: { ...seen.record, control } },
    contract,
  ).blame;
}

test('code and description that are lost in one call are blamed alike, whether or not the document lists the error', () => {
  const documented = portalError(403, 'ACCESS_ERROR');
  const limited = portalError(503, 'QUERY_LIMIT_EXCEEDED');
  expect([
    blamed('access-error', documented, 'MUST'),
    blamed('access-error', documented, 'SHOULD'),
    blamed('query-limit', limited, 'MUST'),
    blamed('query-limit', limited, 'SHOULD'),
  ]).toEqual(['sdk', 'sdk', 'sdk', 'sdk']);
});

test('the documents are blamed for a page alone, and only where a SHOULD is broken', () => {
  const page: MadeCall = { status: 502, type: 'text/html', body: '<html></html>' };
  expect([
    blamed('html-502', page, 'SHOULD'),
    blamed('html-502', page, 'MUST'),
    blamed('hang', { status: null }, 'SHOULD'),
  ]).toEqual(['docs', 'sdk', 'sdk']);
});

test('the portal is blamed where the raw call gets something else', () => {
  expect(blamed('access-error', portalError(404, 'ERROR_METHOD_NOT_FOUND'), 'MUST')).toBe('portal');
});
