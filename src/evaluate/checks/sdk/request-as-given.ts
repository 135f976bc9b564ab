import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Contract } from '../../../contract/contract.ts';
import { json, none, phrase, quote } from '../../fact.ts';
import type { Finding } from '../../finding.ts';
import { makeFinding, violation } from '../../make-finding.ts';
import { replyFact } from '../../sdk/reply-fact.ts';
import { requestDifferences } from '../../sdk/request-differences.ts';
import type { SdkCheck, SdkObservation, WireCall } from '../../sdk/sdk-check.ts';
import { sentRequest } from '../../sdk/sent-parameters.ts';

/** Types that the document does not list, and that portals read all the same. */
const readAnyway = ['multipart/form-data', 'text/plain'];

/** A valid parameter object must not become an invalid one on its way; numbers count as the text they are in a URL. */
function becomesInvalid(
  contract: Contract,
  given: SdkObservation['scenario']['params'],
  sent: ReadonlyMap<string, unknown>,
) {
  const valid = new Ajv2020({ strict: false, logger: false }).compile(contract.parameters);
  const text = (value: unknown) => (typeof value === 'number' ? String(value) : value);
  const before = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, text(value)]));
  const after = Object.fromEntries([...sent].map(([name, value]) => [name, text(value)]));
  return valid(before) && !valid(after);
}

function byTheDocument(call: WireCall, seen: SdkObservation, contract: Contract): readonly Finding[] {
  const sent = sentRequest(call.exchange, seen.scenario.method);
  const types = contract.operations[sent.httpMethod];
  const type = sent.contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (types === undefined)
    return [
      violation(call, 'http-method-undocumented', {
        expected: phrase(Object.keys(contract.operations).join(' or ')),
        received: quote(sent.httpMethod),
      }),
    ];
  if (becomesInvalid(contract, seen.scenario.params, sent.parameters))
    return [
      violation(call, 'parameters-undocumented', {
        expected: json(seen.scenario.params),
        received: json(Object.fromEntries(sent.parameters)),
      }),
    ];
  if (!sent.hasBody || types.includes(type)) return [];
  return [
    makeFinding(call, 'content-type-undocumented', readAnyway.includes(type) ? 'alternative' : 'violation', {
      expected: phrase(types.join(' or ')),
      received: type === '' ? none : quote(type),
    }),
  ];
}

/** The request by the wire record alone: path, parameters, credential; and by the document: HTTP method, schema, content type. */
export const requestAsGiven: SdkCheck = {
  name: 'request-as-given',
  judge(seen, { contract }) {
    const { calls, record, wire } = seen;
    if (calls.length === 0)
      return [
        violation(wire[0] ?? null, 'no-request', {
          expected: phrase(`a request for ${seen.scenario.method}`),
          received:
            wire[0] === undefined ? replyFact(record.reply, null) : quote(wire[0].exchange.request.url),
        }),
      ];
    const direct = calls.filter(({ note }) => !note.elsewhere);
    const findings = direct.map((call) => {
      const differences = requestDifferences(call, seen);
      return differences.length > 0 ? differences : byTheDocument(call, seen, contract);
    });
    return findings.find((some) => some.length > 0) ?? [];
  },
};
