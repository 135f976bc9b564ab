import { describeResponses } from '../plan/describe.ts';
import type { AmountFact, Fact, ReplyFact, RequestsFact, ResponseFact } from './fact.ts';

const pages = {
  redirect: 'a redirect',
  unreadable: 'JSON that cannot be read',
  foreign: 'a page that is no REST response',
} as const;

/** A response in a few words: `200 with result true`, `403 ACCESS_ERROR`, `no response (reset, ECONNRESET)`. */
export function describeResponseFact({ to, ...fact }: ResponseFact): string {
  return `${describeResponse(fact)}${to === undefined ? '' : ` (the response to ${to})`}`;
}

function describeResponse({ response, status, code, result, failure }: ResponseFact): string {
  if (failure?.kind === 'not-sent') return 'no response, because the request was not sent';
  if (response === 'none')
    return failure === undefined ? 'no response' : `no response (${failure.kind}, ${failure.code})`;
  if (response === 'success') return `${status} with result ${result ?? 'nothing'}`;
  if (response === 'error')
    return `${status} ${code === '' ? 'with an empty code' : (code ?? 'without a readable code')}`;
  return `${status} with ${pages[response]}`;
}

function describeReply({ outcome, resultKind, result, type, code, text, about }: ReplyFact): string {
  const after =
    about === undefined ? '' : `, for ${about === null ? 'no request' : describeResponseFact(about)}`;
  if (outcome === null) return `nothing${after}`;
  if (outcome === 'result')
    return `a result of kind ${resultKind}${result === undefined ? '' : ` ${result}`}${after}`;
  if (outcome !== 'error') return `${outcome}${after}`;
  const parts = [
    type ?? 'an error',
    ...(type === undefined && about !== undefined
      ? []
      : [code === undefined ? 'without a code' : `with code ${code}`]),
    ...(text === undefined ? [] : [`and the text ${JSON.stringify(text)}`]),
  ];
  return `${parts.join(' ')}${after}`;
}

function describeRequests({ count, of, last, pauseMs }: RequestsFact): string {
  const parts = [
    `${count} ${of ?? 'request'}${count === 1 ? '' : 's'}`,
    ...(pauseMs === undefined ? [] : [`after ${pauseMs} ms`]),
    ...(last == null ? [] : [`the last of which got ${describeResponseFact(last)}`]),
  ];
  return parts.join(', ');
}

function describeAmount({ amount, unit, bound }: AmountFact): string {
  return [bound, String(amount), unit].filter((word) => word !== undefined && word !== '').join(' ');
}

/** A fact in words. May quote the subject: the printer escapes it. */
export function describeFact(fact: Fact): string {
  switch (fact.kind) {
    case 'response':
      return describeResponseFact(fact);
    case 'status':
      return fact.status === null ? 'no status' : String(fact.status);
    case 'responses':
      return describeResponses(fact.responses);
    case 'reply':
      return describeReply(fact);
    case 'requests':
      return describeRequests(fact);
    case 'amount':
      return describeAmount(fact);
    case 'codings':
      return fact.codings.join(', ');
    case 'json':
      return fact.json;
    case 'quote':
    case 'text':
      return fact.text;
    case 'none':
      return 'nothing';
  }
}
