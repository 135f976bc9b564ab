import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Contract } from '../../../contract/contract.ts';
import type { Finding } from '../../finding.ts';
import { requestDifferences } from '../../sdk/request-differences.ts';
import type { SdkCheck, SdkObservation, WireCall } from '../../sdk/sdk-check.ts';
import { outcomeWords, sdkFinding, sdkViolation } from '../../sdk/sdk-finding.ts';
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
  const types = contract.operations.get(sent.httpMethod);
  const type = sent.contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (types === undefined)
    return [
      sdkViolation(call, 'http-method-undocumented', {
        message: 'The HTTP method is none that the document has.',
        expected: [...contract.operations.keys()].join(' or '),
        received: sent.httpMethod,
      }),
    ];
  if (becomesInvalid(contract, seen.scenario.params, sent.parameters))
    return [
      sdkViolation(call, 'parameters-undocumented', {
        message: 'The parameters are valid by the document as given, and not as sent.',
        expected: JSON.stringify(seen.scenario.params),
        received: JSON.stringify(Object.fromEntries(sent.parameters)).slice(0, 300),
      }),
    ];
  if (!sent.hasBody || types.includes(type)) return [];
  return [
    sdkFinding(call, 'content-type-undocumented', readAnyway.includes(type) ? 'alternative' : 'violation', {
      message: 'The content type of the body is none that the document has.',
      expected: types.join(' or '),
      received: type === '' ? 'none' : type,
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
        sdkViolation(wire[0] ?? null, 'no-request', {
          message: 'No request for the method arrives.',
          expected: `a request for ${seen.scenario.method}`,
          received:
            wire[0] === undefined
              ? `no request; the caller was told ${outcomeWords(record.reply)}`
              : wire[0].exchange.request.url,
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
