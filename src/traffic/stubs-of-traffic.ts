import { envelopeIn } from '../exchange/record/parse-response.ts';
import type { Stub, StubResponse } from '../portal/stubs/stub.ts';
import { trafficCall } from './rest-call.ts';
import { bytesOf, type TrafficExchange, type TrafficResponse } from './traffic-message.ts';

/** The priority of a stub that asks for nothing; one that asks for more is asked first. */
const leastPriority = 100;

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** What a stub answers in the place of a recorded response. `time` is left out: the portal makes its own. */
function answerOf({ status, headers, body }: TrafficResponse): StubResponse {
  const text = bytesOf(body).toString('utf8');
  const envelope = envelopeIn(text);
  if (envelope === null) {
    const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
    return {
      status,
      body: text,
      ...(type === undefined ? {} : { headers: { 'Content-Type': type } }),
      templates: false,
    };
  }
  const { result, next, total, error, error_description: description, time: _, ...extra } = envelope;
  if (typeof error === 'string' || typeof error === 'number')
    return {
      error: {
        code: String(error),
        status,
        ...(typeof description === 'string' ? { description } : {}),
        ...(Object.keys(extra).length === 0 ? {} : { extra }),
      },
      templates: false,
    };
  if (error !== undefined || result === undefined) return { status, body: envelope, templates: false };
  return {
    result,
    ...(typeof next === 'number' ? { next } : {}),
    ...(typeof total === 'number' ? { total } : {}),
    ...(status === 200 ? {} : { status }),
    templates: false,
  };
}

/** Parameters as a stub asks for them: each of them whole. */
function matchersOf(parameters: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, isObject(value) ? { $equals: value } : value]),
  );
}

/**
 * Stubs that answer what a portal answered: a call with the same parameters gets the same response, and several ones get theirs one after
 * the other. What had no response, or none that was recorded, is left out.
 */
export function stubsOfTraffic(exchanges: Iterable<TrafficExchange>): readonly Stub[] {
  const byCall = new Map<string, { readonly stub: Stub; readonly responses: StubResponse[] }>();
  for (const { request, response } of exchanges) {
    const call = trafficCall(request);
    if (call === undefined || call.isXml || response?.body === undefined) continue;
    const params = matchersOf(call.parameters);
    const key = JSON.stringify([call.method.toLowerCase(), params]);
    const count = Object.keys(params).length;
    const known = byCall.get(key) ?? {
      stub: {
        method: call.method,
        ...(count === 0 ? {} : { params }),
        priority: Math.max(1, leastPriority - count),
      },
      responses: [],
    };
    byCall.set(key, known);
    known.responses.push(answerOf(response));
  }
  return [...byCall.values()].map(({ stub, responses }) => {
    const [only] = responses;
    return responses.length === 1 && only !== undefined
      ? { ...stub, response: only }
      : { ...stub, responses };
  });
}
