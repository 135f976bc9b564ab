import type { Json } from '../../contract/contract.ts';
import type { Finding } from '../finding.ts';
import type { SdkObservation, WireCall } from './sdk-check.ts';
import { sdkViolation } from './sdk-finding.ts';
import { type SentRequest, sentRequest } from './sent-parameters.ts';

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 200);
}

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
        sdkViolation(call, 'parameter-missing', {
          message: `The parameter ${name} does not arrive.`,
          expected: `${name} = ${shown(value)}`,
          received: other,
        }),
      ];
    if (isSame(value, sent.parameters.get(name))) return [];
    return [
      sdkViolation(call, 'parameter-differs', {
        message: `The parameter ${name} arrives with another value.`,
        expected: shown(value),
        received: shown(sent.parameters.get(name)),
      }),
    ];
  });
}

function credentialFinding(call: WireCall, sent: SentRequest, { record }: SdkObservation): Finding[] {
  const draft = { expected: 'the credential that was given' };
  if (record.auth === 'webhook') {
    if (sent.user === record.user && sent.code === '[redacted:webhook-code]') return [];
    const isGone = sent.code === null;
    return [
      sdkViolation(call, isGone ? 'credential-missing' : 'credential-differs', {
        ...draft,
        message: isGone ? 'The path holds no webhook.' : 'The path holds another webhook.',
        received: isGone ? 'none' : `user ${sent.user}, ${sent.code}`,
      }),
    ];
  }
  const good = ['[redacted:access-token]', '[redacted:renewed-access-token]'];
  if (sent.token !== null && good.includes(sent.token)) return [];
  return [
    sdkViolation(call, sent.token === null ? 'credential-missing' : 'credential-differs', {
      ...draft,
      message:
        sent.token === null ? 'The request holds no access token.' : 'The request holds another token.',
      received: sent.token === null ? 'none' : 'another text',
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
          sdkViolation(call, 'method-differs', {
            message: 'The path names another method.',
            expected: method,
            received: sent.method,
          }),
        ];
  return [...renamed, ...parameterFindings(call, sent, params), ...credentialFinding(call, sent, seen)];
}
