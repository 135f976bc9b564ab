import type { Json } from '../../contract/contract.ts';

/** Lists of samples repeat themselves: two items show all there is to see, and keep documents small. */
const maxItems = 2;
/** What is longer than this is a text of the page, not a fact; an ISO date with zone has 25 characters. */
const maxText = 40;
/** Below this depth of a sample nothing is shown: no app reads that deep in an example. */
const maxDepth = 8;

/** A text of a sample, or a placeholder for it: sentences of a page, links and addresses of people are not copied. */
function cutText(text: string): string {
  if (/^(?:https?:)?\/\//.test(text)) return 'https://example.com/';
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return 'user@example.com';
  // An address of a network at home in a sample would look like one that the portal gives away.
  if (/\d{1,3}(?:\.\d{1,3}){3}/.test(text)) return '192.0.2.1';
  if (/^\d[\d\s:.+TZ-]*$/.test(text) && text.length <= maxText) return text;
  return text.length > maxText || /\s/.test(text.trim()) || /[^\p{ASCII}]/u.test(text) ? 'text' : text;
}

/** A value of a sample as a document shows it: its shape, with numbers, dates, digits and short words kept. */
export function cutValue(value: Json, depth = 0): Json {
  if (typeof value === 'string') return cutText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= maxDepth) return Array.isArray(value) ? [] : {};
  if (Array.isArray(value)) return value.slice(0, maxItems).map((item: Json) => cutValue(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, cutValue(item as Json, depth + 1)]),
  );
}
