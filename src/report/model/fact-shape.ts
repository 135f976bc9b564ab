import type { Fact } from '../../evaluate/fact.ts';
import { statusesIn } from '../../evaluate/likely-cause.ts';
import type { ReportedFinding } from '../make/reported-finding.ts';

/** How much of a text tells causes apart: its beginning names what it is, the rest is often data. */
const longest = 60;

/** HTTP's status for a call without a valid credential. @see https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2 */
const unauthorized = 401;

/** What is left of a text when its figures, quoted parts and error codes are left out. */
export function shapeOfText(text: string): string {
  return text
    .replace(/"(?:[^"\\]|\\.)*"/g, '"…"')
    .replace(/\bthe code [A-Z][A-Z_]+\b/g, 'the code …')
    .replace(/\d+(?:\.\d+)?/g, '#')
    .slice(0, longest);
}

/** The kind of a JSON text: the literals as they are, every number as one, and so on. */
function kindOfJson(json: string): string {
  const first = json.charAt(0);
  if (first === '{') return 'object';
  if (first === '[') return 'array';
  if (first === '"') return 'string';
  return /[-\d]/.test(first) ? 'number' : json;
}

/** What findings of one cause have in common: their facts without the data that differs from call to call. */
export function shapeOf(fact: Fact): string {
  switch (fact.kind) {
    case 'response':
      return JSON.stringify([
        fact.response,
        fact.status,
        fact.code,
        fact.result === undefined ? null : kindOfJson(fact.result),
        fact.failure ?? null,
      ]);
    case 'reply':
      return JSON.stringify([fact.outcome, fact.resultKind, fact.type, fact.code]);
    case 'requests':
      return JSON.stringify([fact.of, fact.last == null ? null : shapeOf(fact.last)]);
    case 'amount':
      return JSON.stringify([fact.bound, fact.unit]);
    case 'json':
      return kindOfJson(fact.json);
    case 'quote':
    case 'text':
      return shapeOfText(fact.text);
    default:
      return JSON.stringify(fact);
  }
}

/** Whether a call got 401 although the document does not name it: nothing was looked at but the credential. */
export function isUnexpectedlyUnauthorized({ expected, received }: ReportedFinding['facts']): boolean {
  return (
    received.kind === 'response' &&
    received.status === unauthorized &&
    !statusesIn(expected).includes(unauthorized)
  );
}
