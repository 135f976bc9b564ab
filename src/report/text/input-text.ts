import type { Exchange } from '../../exchange/record/exchange.ts';
import type { ReportedCase } from '../model/report.ts';
import { shortened } from './escape.ts';
import { exchangesByWeight } from './exchange-text.ts';

/** An input that is longer than this hides the sentence behind it. */
const maxLength = 80;

function membersText(members: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(members)
    .filter(([name]) => name !== 'auth' && name !== 'access_token')
    .map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  return parts.length === 0 ? 'no parameters' : parts.join(', ');
}

function jsonMembers(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (batchText(value as Record<string, unknown>) ?? membersText(value as Record<string, unknown>))
      : null;
  } catch {
    return null;
  }
}

/** The commands of a batch are too many to name. */
function batchText(members: Readonly<Record<string, unknown>>): string | null {
  const { cmd } = members;
  if (typeof cmd !== 'object' || cmd === null) return null;
  const count = Object.keys(cmd).length;
  return `a batch of ${count} command${count === 1 ? '' : 's'}`;
}

/** The parameters of a request in a JSON object, or in the query where there is no body; null where they stand elsewhere. */
function parametersText({ request }: Exchange): string | null {
  const { body, url } = request;
  if (body !== null && body.bytes > 0) return body.capped ? null : jsonMembers(body.text ?? '');
  const query = url.split('?', 2)[1] ?? '';
  return membersText(Object.fromEntries(new URLSearchParams(query)));
}

/** A credential as the suite changed it, and a method other than the document's: they are what such a case varies. */
function variedText({ request }: Exchange, method: string): string {
  const [path = ''] = request.url.split('?', 1);
  const called = path.slice(path.lastIndexOf('/') + 1).replace(/\.json$/, '');
  const changed = /\[redacted:[a-z-]+:([a-z-]+)\]/.exec(`${request.url} ${request.body?.text ?? ''}`)?.[1];
  return [
    ...(called === method || called === 'batch' ? [] : [`method ${called}, `]),
    ...(changed === undefined ? [] : [`credential ${changed}, `]),
  ].join('');
}

/**
 * What was sent in a case, in a few words: `DIALOG_ID "chatABC"`. A case of an SDK, or one whose parameters are not in one
 * place, has its title instead. Raw: escape it before showing it.
 *
 * @param method the method of the case's document, which goes without saying
 */
export function inputText(reported: ReportedCase, method: string): string {
  const [exchange] = reported.surface === undefined ? exchangesByWeight(reported) : [];
  const text = exchange === undefined ? null : parametersText(exchange);
  return exchange === undefined || text === null
    ? shortened(reported.title, maxLength)
    : variedText(exchange, method) + shortened(text, maxLength);
}
