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
      ? membersText(value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** The parameters of a request in a JSON object, or in the query where there is no body; null where they stand elsewhere. */
function parametersText({ request }: Exchange): string | null {
  const { body, url } = request;
  if (body !== null && body.bytes > 0) return body.capped ? null : jsonMembers(body.text ?? '');
  const query = url.split('?', 2)[1] ?? '';
  return membersText(Object.fromEntries(new URLSearchParams(query)));
}

/**
 * What was sent in a case, in a few words: `DIALOG_ID "chatABC"`. A case of an SDK, or one whose parameters are not in one
 * place, has its title instead. Raw: escape it before showing it.
 */
export function inputText(reported: ReportedCase): string {
  const [exchange] = reported.surface === undefined ? exchangesByWeight(reported) : [];
  const text = exchange === undefined ? null : parametersText(exchange);
  return shortened(text ?? reported.title, maxLength);
}
