import type { Json } from '../../contract/contract.ts';
import { json, none, phrase, quote } from '../fact.ts';
import type { Finding } from '../finding.ts';
import { violation } from '../make-finding.ts';
import type { SdkObservation, WireCall } from './sdk-check.ts';
import { type SentRequest, sentRequest } from './sent-parameters.ts';

/** `13` and `"13"` are one value: in a URL or a form there is no difference, and portals take both. */
function isSame(given: Json, sent: unknown): boolean {
  if (typeof given === 'object' && given !== null) return JSON.stringify(given) === JSON.stringify(sent);
  return typeof sent !== 'object' && sent !== undefined && String(given) === String(sent);
}

function parameterFindings(
  call: WireCall,
  sent: SentRequest,
  given: SdkObservation['scenario']['params'],
): Finding[] {
  return Object.entries(given).flatMap(([name, value]) => {
    const other = [...sent.parameters.keys()].filter((key) => key !== 'auth').join(', ') || 'no parameter';
    if (!sent.parameters.has(name))
      return [
        violation(call, 'parameter-missing', {
          words: { name },
          expected: quote(`${name} = ${JSON.stringify(value)}`),
          received: quote(other),
        }),
      ];
    if (isSame(value, sent.parameters.get(name))) return [];
    return [
      violation(call, 'parameter-differs', {
        words: { name },
        expected: json(value),
        received: json(sent.parameters.get(name)),
      }),
    ];
  });
}

function credentialFinding(call: WireCall, sent: SentRequest, { record }: SdkObservation): Finding[] {
  const draft = { expected: phrase('the credential that was given') };
  if (record.auth === 'webhook') {
    if (sent.user === record.user && sent.code === '[redacted:webhook-code]') return [];
    const isGone = sent.code === null;
    return [
      violation(call, isGone ? 'credential-missing' : 'credential-differs', {
        ...draft,
        sentence: 'webhook',
        received: isGone ? none : quote(`user ${sent.user}, ${sent.code}`),
      }),
    ];
  }
  const good = ['[redacted:access-token]', '[redacted:renewed-access-token]'];
  if (sent.token !== null && good.includes(sent.token)) return [];
  return [
    violation(call, sent.token === null ? 'credential-missing' : 'credential-differs', {
      ...draft,
      sentence: 'oauth',
      received: sent.token === null ? none : phrase('another text'),
    }),
  ];
}

/** What of a call did not arrive as the caller gave it: method, parameters, credential. */
export function requestDifferences(call: WireCall, seen: SdkObservation): readonly Finding[] {
  const { method, params } = seen.scenario;
  const sent = sentRequest(call.exchange, method);
  const renamed =
    sent.method === method
      ? []
      : [
          violation(call, 'method-differs', {
            expected: phrase(method),
            received: quote(sent.method),
          }),
        ];
  return [...renamed, ...parameterFindings(call, sent, params), ...credentialFinding(call, sent, seen)];
}
