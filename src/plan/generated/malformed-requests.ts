import fc, { type Arbitrary } from 'fast-check';
import type { Contract } from '../../contract/contract.ts';
import type { RequestDraft } from '../planned-request.ts';
import { probeParameter } from '../probe-parameter.ts';
import { formType, jsonType, rawBody } from '../raw-body.ts';
import type { InputSpace } from './input-space.ts';

const types = [jsonType, formType, 'application/json; charset=utf-16', 'multipart/form-data; boundary=x'];

/** Characters of a value in a query, so that no server's limit on URLs is in the way. */
const longestInQuery = 100;

/** Pieces of an urlencoded text, most of which no encoder writes. */
const pieces = [
  '%',
  '%c',
  '%zz',
  '%00',
  '%ff',
  '%c0%80',
  '%ed%a0%80',
  '%0d%0a',
  '[',
  ']',
  '[]',
  '=',
  '&',
  '+',
  'a',
  ';',
];

/** JSON with what a parser may stumble over: half surrogates, numbers beyond all, names that objects have of their own. */
function strangeJson(space: InputSpace): Arbitrary<string> {
  const leaf = fc.oneof(
    space.word.map((text) => JSON.stringify(text)),
    fc.constantFrom(
      '"\\ud800"',
      '"\\udfff\\ud800"',
      '1e400',
      '-0',
      '1E-400',
      '-9223372036854775809',
      '{}',
      '[]',
    ),
    fc.double().map((number) => JSON.stringify(number)),
    fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }).map(String),
  );
  const name = fc.constantFrom('"__proto__"', '""', '"\\u0000"', '"a[b]"', '"ID"');
  const { json } = fc.letrec<{ json: string }>((tie) => ({
    json: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      leaf,
      fc.array(tie('json'), { maxLength: 4 }).map((items) => `[${items.join(',')}]`),
      fc
        .array(fc.tuple(name, tie('json')), { maxLength: 3 })
        .map((members) => `{${members.map((pair) => pair.join(':')).join(',')}}`),
    ),
  }));
  return json;
}

/** Requests that bring badly made portals down: any input by any way, bodies and queries that no client would send. */
export function strangeRequests(contract: Contract, space: InputSpace): Arbitrary<RequestDraft> {
  const parameter = probeParameter(contract);
  const joined = fc.array(fc.oneof(fc.constantFrom(...pieces), space.word.map(encodeURIComponent)), {
    maxLength: 8,
  });
  return fc.oneof(
    {
      arbitrary: fc
        .tuple(fc.constantFrom('post-json', 'post-form'), space.text)
        .map(([encoding, text]) => ({ encoding, parameters: { [parameter]: text } })),
      weight: 5,
    },
    {
      arbitrary: space.text
        .filter(({ length }) => length <= longestInQuery)
        .map((text) => ({ encoding: 'get-query' as const, parameters: { [parameter]: text } })),
      weight: 1,
    },
    {
      arbitrary: strangeJson(space).map((json) =>
        rawBody(jsonType, `{${JSON.stringify(parameter)}:${json}}`),
      ),
      weight: 3,
    },
    {
      arbitrary: joined.map((parts) => ({
        encoding: 'get-query' as const,
        rawQuery: `${parameter}=${parts.join('')}`,
      })),
      weight: 1,
    },
    {
      arbitrary: joined.map((parts) => rawBody(formType, `${parameter}${parts.join('')}=${parts.join('')}`)),
      weight: 1,
    },
    {
      arbitrary: fc
        .tuple(fc.constantFrom(...types), fc.uint8Array({ maxLength: 48 }))
        .map(([type, bytes]) => rawBody(type, bytes)),
      weight: 1,
    },
  );
}
