import { expect, test } from '@playwright/test';
import type { Finding } from '../../../src/evaluate/finding.ts';
import { likelyCause, likelyCauses } from '../../../src/evaluate/likely-cause.ts';
import type { Exchange } from '../../../src/exchange/record/exchange.ts';
import { firstCells, quotedWords, readPage, sectionsOf } from '../docs/read-page.ts';
import { sampleExchange } from '../report/sample-exchange.ts';

function cause(code: string, expected: string, exchange?: Exchange): string | null {
  const finding: Finding = {
    code,
    weight: 'violation',
    message: 'm',
    pointer: '',
    expected,
    received: '',
    exchange: 1,
  };
  return likelyCause(finding, exchange);
}

const refused = (status: number) => sampleExchange(1, {}, status, { error: 'E', error_description: 'd' });

function page(status: number, body: string): Exchange {
  const exchange = sampleExchange(1, {}, status, body);
  const { response } = exchange;
  return response === null
    ? exchange
    : { ...exchange, response: { ...response, headers: [['Content-Type', 'text/html']] } };
}

test('every finding code that docs/checks.md explains has a likely cause, and no other', () => {
  const sections = [...sectionsOf(readPage('docs/checks.md')).values()];
  const weights = ['violation', 'unseen', 'undecided', 'alternative', 'observation'];
  const codes = sections
    .flatMap(firstCells)
    .flatMap(quotedWords)
    .filter((word) => !weights.includes(word));
  expect(Object.keys(likelyCauses).sort()).toEqual([...new Set(codes)].sort());
});

test('a cause is one or two plain sentences, whatever was observed', () => {
  const observed = [
    undefined,
    refused(400),
    refused(401),
    refused(403),
    refused(404),
    page(200, '<html>'),
    page(502, ''),
  ];
  const said = Object.keys(likelyCauses).flatMap((code) =>
    observed.flatMap((exchange) =>
      ['', '400 A', '403 B or 404 C'].map((expected) => cause(code, expected, exchange) ?? ''),
    ),
  );
  expect(said.filter((text) => !/^[A-Z][\x20-\x7e]{20,220}[.]$/.test(text))).toEqual([]);
});

test('what was observed tells the cause', () => {
  expect(cause('unexpected-error', '200', refused(401))).toContain('scope `im`');
  expect(cause('unexpected-error', '200', refused(403))).toContain('not in this dialog');
  expect(cause('unexpected-success', '403 A', sampleExchange(1, {}, 200, { result: true }))).toContain(
    'membership check is missing',
  );
  expect(cause('unexpected-success', '400 A', sampleExchange(1, {}, 200, { result: true }))).toContain(
    'cast to a number',
  );
  expect(cause('unexpected-success', '401 A', sampleExchange(1, {}, 200, { result: true }))).toContain(
    'credential is not compared',
  );
  expect(cause('wrong-code', '403 A', refused(400))).toContain('Membership is not what is checked');
  expect(cause('wrong-code', '400 A', refused(403))).toContain('cast to an id');
  expect(cause('wrong-code', '400 A', refused(401))).toContain('does not take the credential');
  expect(cause('no-json', 'one JSON object', page(200, '<html>'))).toContain('login or maintenance page');
  expect(cause('redirect', 'a response', page(302, ''))).toContain('http in place of https');
});

test('a code that nobody knows has no cause, whatever it is called', () => {
  expect(['made-up', 'constructor', '__proto__'].map((code) => cause(code, ''))).toEqual([null, null, null]);
});
