import { expect, test } from '@playwright/test';
import { loadContract } from '../../../../src/contract/load-contract.ts';
import { sdkCodes } from '../../../../src/evaluate/finding-codes.ts';
import { createJudge } from '../../../../src/evaluate/judge/judge.ts';
import { sdkKind } from '../../../../src/evaluate/sdk/sdk-kind.ts';
import { loadScenarios } from '../../../../src/sdk/load-scenarios.ts';
import {
  everything,
  type MadeCall,
  type MadeEvidence,
  madeEvidence,
  portalError,
} from './made-observation.ts';

// Every code of SDKs has an input here and each input is judged as a run is. Those of portals are in
// ../every-portal-code.test.ts.

type SdkInput = readonly [scenario: string, ...made: MadeEvidence];

const today = '2026-11-22';
const path = '/rest/im.dialog.writing';
const rightPath = '/rest/1/[redacted:webhook-code]/im.dialog.writing';
const refusedCall = portalError(403, 'ACCESS_ERROR', 'No');
const limited = portalError(503, 'QUERY_LIMIT_EXCEEDED');
const html: MadeCall = { status: 502, type: 'text/html', body: '<html></html>' };
const token: MadeCall = { path: '/oauth/token/', note: { kind: 'token' } };
const old: MadeCall = {
  ...portalError(401, 'expired_token'),
  path,
  sent: '{"DIALOG_ID":"chat13","auth":"[redacted:access-token]"}',
};
const redirect: MadeCall = {
  status: 302,
  body: '',
  responseHeaders: { Location: 'http://localhost:1/rest' },
};
const elsewhere = { elsewhere: true };
const secret = 'https://[portal]/rest/1/[redacted:webhook-code]/';
const many = (count: number, call: MadeCall) => Array.from({ length: count }, () => call);
const told = (error: object) => ({ outcome: 'error', error }) as const;

const sdkInputs: Readonly<Record<keyof typeof sdkCodes, SdkInput>> = {
  'no-request': ['success-fractions', []],
  'method-differs': ['success-fractions', [{ path: rightPath.replace('writing', 'writting') }]],
  'parameter-missing': ['success-fractions', [{ sent: '{"dialogId":"chat13"}' }]],
  'parameter-differs': ['success-fractions', [{ sent: '{"DIALOG_ID":"chat14"}' }]],
  'credential-missing': ['success-fractions', [{ path }]],
  'credential-differs': ['success-fractions', [{ path: rightPath.replace('/1/', '/7/') }]],
  'http-method-undocumented': [
    'success-fractions',
    [{ method: 'PUT', path: `${rightPath}?DIALOG_ID=chat13`, sent: '' }],
  ],
  'parameters-undocumented': ['success-fractions', [{ sent: '{"DIALOG_ID":"chat13","more":1}' }]],
  'content-type-undocumented': [
    'success-fractions',
    [{ headers: { 'Content-Type': 'text/plain' }, sent: 'DIALOG_ID=chat13' }],
  ],
  'result-differs': ['success-bare', [{}], { result: 'true', result_kind: 'string' }],
  'success-as-error': ['success-bare', [{}], told({})],
  'false-success': ['access-error', [refusedCall]],
  'code-missing': ['access-error', [refusedCall], told({ code_from: 'none' })],
  'code-differs': ['access-error', [refusedCall], told({ code: 'OTHER', code_from: 'property' })],
  'code-as-text': ['access-error', [refusedCall], told({ code: 'ACCESS_ERROR', code_from: 'message' })],
  'description-missing': ['access-error', [refusedCall], told({ message: 'No' })],
  'description-differs': ['access-error', [refusedCall], told({ description: 'Other' })],
  'status-missing': ['access-error', [refusedCall], told({})],
  'status-differs': ['access-error', [refusedCall], told({ http_status: 400 })],
  'repeated-uselessly': ['access-error', [refusedCall, refusedCall], told({})],
  'too-many-requests': ['query-limit', many(11, limited), told({})],
  'too-many-renewals': ['query-limit', [token, token], told({})],
  'never-settles': ['body-cut', [{}], { outcome: 'unsettled' }],
  'program-ended': ['body-cut', [{}], null, { end: 'crashed', exit: '1' }],
  'leaves-processes': ['body-cut', [{}], {}, { leftOver: 2 }],
  'trusts-anybody': ['unknown-authority', [{}]],
  'not-repeated': ['query-limit-twice', [limited]],
  'gave-up': ['query-limit-twice', [limited, limited]],
  'repeated-too-soon': ['query-limit-twice', [limited, { note: { at: 1300 } }]],
  'retry-after-ignored': [
    'retry-after',
    [{ ...limited, responseHeaders: { 'Retry-After': '4' } }, { note: { at: 2100 } }],
  ],
  'not-renewed': ['expired-token', [old], {}, { auth: 'oauth' }],
  'renewed-in-vain': ['expired-token', [old, token], {}, { auth: 'oauth' }],
  accident: ['html-502', [html], told({ type: 'TypeError', http_status: 502 })],
  'invalid-without-status': ['html-502', [html], told({ type: 'HttpError', message: 'no JSON' })],
  'invalid-with-other-status': ['html-502', [html], told({ type: 'HttpError', http_status: 0 })],
  'no-time-out': ['hang', [{ status: null }], { outcome: 'unsettled' }, { elapsedMs: 30_000 }],
  'empty-segment': ['success-bare', [{ path: rightPath.replace('/1/', '//1/') }]],
  'uses-another-method': ['success-bare', [{ method: 'GET' }]],
  'secret-in-error': ['access-error', [refusedCall], told({ message: secret })],
  'secret-in-output': ['access-error', [refusedCall], {}, { stderr: secret }],
  'secret-in-file': ['access-error', [refusedCall], {}, { files: [{ path: 'settings.json', text: secret }] }],
  'redirect-changes-method': [
    'redirect-elsewhere',
    [redirect, { method: 'GET', sent: '', headers: {}, note: elsewhere }],
  ],
  'redirect-drops-body': ['redirect-elsewhere', [redirect, { sent: '', note: elsewhere }]],
  'tried-once': ['server-error-once', [portalError(500, 'INTERNAL_SERVER_ERROR')]],
  'tried-again': ['server-error-once', [portalError(500, 'INTERNAL_SERVER_ERROR'), {}]],
  'held-back': ['sixty-at-once', [{}, {}]],
  'not-held-back': ['sixty-at-once', [{}, limited]],
  interrupted: ['success-bare', [], null, { end: 'interrupted' }],
  'portal-differs': [
    'success-bare',
    [],
    {},
    { control: madeEvidence('success-bare', [refusedCall]).exchanges[0] ?? null },
  ],
};

for (const [code, [scenario, ...made]] of Object.entries(sdkInputs)) {
  test(`the judge of SDKs finds ${code}`, async () => {
    const loaded = await loadContract({ method: 'im.dialog.writing', edition: '2024-12', trusted: true });
    // The document allows any further parameter; one that allows none shows what an SDK adds.
    const contract = {
      ...loaded,
      parameters: { properties: { DIALOG_ID: {} }, additionalProperties: false },
    };
    const kind = sdkKind({ contract, spec: loadScenarios(), handshake: everything, selection: null });
    const judge = createJudge(kind, { ledger: null, today });

    for (const planned of kind.casesOf(scenario)) judge.take(planned, madeEvidence(scenario, ...made));
    const codes = judge
      .conclude(
        () => 'Not run.',
        () => [],
      )
      .flatMap(({ judgement }) => judgement.findings.map((finding) => finding.code));

    expect(codes).toContain(code);
  });
}

test('every code of SDKs has an input', () => {
  expect(Object.keys(sdkInputs).sort()).toEqual(Object.keys(sdkCodes).sort());
});
