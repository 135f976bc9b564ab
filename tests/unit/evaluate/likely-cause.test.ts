import { expect, test } from '@playwright/test';
import { documented, type Fact, none } from '../../../src/evaluate/fact.ts';
import { codeEntry, portalCodes } from '../../../src/evaluate/finding-codes.ts';
import { likelyCause } from '../../../src/evaluate/likely-cause.ts';
import type { Exchange } from '../../../src/exchange/record/exchange.ts';
import { sampleExchange } from '../report/samples/sample-exchange.ts';

/** Responses that a document names: `400 A` or `200`. */
function named(...responses: readonly string[]): Fact {
  return documented(
    responses.map((words) => {
      const [status, code] = words.split(' ');
      return { status: Number(status), ...(code === undefined ? {} : { code }) };
    }),
  );
}

function cause(code: string, expected: Fact, exchange?: Exchange): string | null {
  return likelyCause(code, expected, exchange);
}

const refused = (status: number) => sampleExchange(1, {}, status, { error: 'E', error_description: 'd' });

function page(status: number, body: string): Exchange {
  const exchange = sampleExchange(1, {}, status, body);
  const { response } = exchange;
  return response === null
    ? exchange
    : { ...exchange, response: { ...response, headers: [['Content-Type', 'text/html']] } };
}

test('every code of findings about portals has a likely cause', () => {
  const causeless = Object.keys(portalCodes).filter((code) => codeEntry(code)?.cause === undefined);
  expect(causeless).toEqual([]);
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
  const said = Object.keys(portalCodes).flatMap((code) =>
    observed.flatMap((exchange) =>
      [none, named('400 A'), named('403 B', '404 C')].map(
        (expected) => cause(code, expected, exchange) ?? '',
      ),
    ),
  );
  expect(said.filter((text) => !/^[A-Z][\x20-\x7e]{20,220}[.]$/.test(text))).toEqual([]);
});

test('what was observed tells the cause', () => {
  expect(cause('unexpected-error', named('200'), refused(401))).toContain('scope `im`');
  expect(cause('unexpected-error', named('200'), refused(403))).toContain('not in this dialog');
  expect(cause('unexpected-success', named('403 A'), sampleExchange(1, {}, 200, { result: true }))).toContain(
    'membership check is missing',
  );
  expect(cause('unexpected-success', named('400 A'), sampleExchange(1, {}, 200, { result: true }))).toContain(
    'cast to a number',
  );
  expect(cause('unexpected-success', named('401 A'), sampleExchange(1, {}, 200, { result: true }))).toContain(
    'credential is not compared',
  );
  expect(cause('wrong-code', named('403 A'), refused(400))).toContain('Membership is not checked');
  expect(cause('wrong-code', named('400 A'), refused(403))).toContain('cast to an id');
  expect(cause('wrong-code', named('400 A'), refused(401))).toContain('does not take the credential');
  expect(cause('no-json', none, page(200, '<html>'))).toContain('login or maintenance page');
  expect(cause('redirect', none, page(302, ''))).toContain('http in place of https');
});

test('a code that nobody knows has no cause, whatever it is called', () => {
  expect(['made-up', 'constructor', '__proto__'].map((code) => cause(code, none))).toEqual([
    null,
    null,
    null,
  ]);
});
