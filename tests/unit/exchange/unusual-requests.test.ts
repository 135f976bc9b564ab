import { expect, test } from '@playwright/test';
import { loadContract } from '../../../src/contract/load-contract.ts';
import { buildRequest } from '../../../src/exchange/http/build-request.ts';
import { isServersOwn, isTrouble } from '../../../src/exchange/trouble/trouble.ts';
import { type PathForm, pathForms } from '../../../src/plan/path-forms.ts';
import { plannedRequest, type RequestDraft } from '../../../src/plan/planned-request.ts';
import { type ExchangeDraft, makeExchange, page, refused } from '../evaluate/make-exchange.ts';
import { targetAt } from './local-server.ts';

const contract = await loadContract({ method: 'im.dialog.writing', edition: '2024-12', trusted: true });
const target = targetAt('https://portal.example');

function wire(draft: RequestDraft) {
  return buildRequest(plannedRequest(contract, { encoding: 'get-query', ...draft }), target);
}

/** An exchange whose record says that its request was unusual. */
function unusual(draft: ExchangeDraft, planned: RequestDraft = { httpMethod: 'PUT' }) {
  return { ...makeExchange(draft), planned };
}

test('an HTTP method goes out in place of the usual one, with its body', () => {
  expect(wire({ httpMethod: 'DELETE', parameters: { A: 'b' } })).toMatchObject({
    method: 'DELETE',
    body: null,
  });
  const put = wire({ httpMethod: 'PUT', encoding: 'post-json', parameters: { A: 'b' } });
  expect(put.method).toBe('PUT');
  expect(put.body?.toString()).toBe('{"A":"b"}');
});

const usual = wire({ parameters: { A: 'b' } });
const written: Partial<Record<PathForm, string>> = {
  'two-slashes-first': `/${usual.path}`,
  'slash-behind': usual.path.replace('?', '/?'),
  'letter-escaped': usual.path.replace('im.dialog', '%69m.dialog'),
  'slash-escaped': usual.path.replace('/im.dialog', '%2Fim.dialog'),
  fragment: `${usual.path}#part`,
  'as-usual': usual.path,
};
for (const [form, path] of Object.entries(written)) {
  test(`the URL in the form ${form} is ${path.replace(/\w{9,}/g, '…')}`, () => {
    expect(wire({ parameters: { A: 'b' }, pathForm: form as PathForm }).path).toBe(path);
  });
}

test('the record of an odd URL holds no code', () => {
  const shown = (Object.keys(pathForms) as PathForm[]).map((pathForm) => wire({ pathForm }).shownPath);
  expect(shown.filter((path) => path.includes(target.webhook?.code ?? 'no code'))).toEqual([]);
});

test('a wrong token stands beside the right one', () => {
  const oauth = { ...target, webhook: null, oauth: { accessToken: 'right' } };
  const { path, headers } = buildRequest(
    plannedRequest(contract, { encoding: 'get-query', auth: 'query', besides: 'header' }),
    oauth,
  );
  expect(path).toContain('auth=right');
  expect(headers.filter(([name]) => name === 'Authorization').map(([, value]) => value)).toEqual([
    expect.stringMatching(/^Bearer [0-9a-f]{70}$/),
  ]);
});

const own = {
  'a page 405': page(405),
  'a page 501': page(501),
  'a redirect': { status: 301, body: '' },
  'an empty response': { status: 204, body: '' },
} as const;
for (const [name, draft] of Object.entries(own)) {
  test(`${name} for PUT is the web server's own, and no trouble`, () => {
    expect([isServersOwn(unusual(draft)), isTrouble(unusual(draft))]).toEqual([true, false]);
  });

  test(`${name} for POST is trouble`, () => {
    expect([isServersOwn(makeExchange(draft)), isTrouble(makeExchange(draft))]).toEqual([false, true]);
  });
}

test('a page 502 for PUT is trouble', () => {
  expect(isTrouble(unusual(page(502)))).toBe(true);
});

test("an envelope for PUT is the portal's", () => {
  expect(isServersOwn(unusual(refused(400, 'DIALOG_ID_EMPTY')))).toBe(false);
});

test('NUL in the path of a webhook is as unusual: nginx refuses it by a page', () => {
  expect(isServersOwn(unusual(page(400), { credential: 'nul-behind' }))).toBe(true);
  expect(isServersOwn(unusual(page(400), { credential: 'nul-behind', auth: 'body' }))).toBe(false);
});
