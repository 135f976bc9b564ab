import type { Exchange } from '../exchange/record/exchange.ts';
import { bodyBytes, headerValues } from '../exchange/record/parse-response.ts';

/** The texts in a value, in its order. Without recursion: some bodies are nested thousands deep, and each level would cost again for each text below it. */
function stringsIn(value: unknown): readonly string[] {
  const strings: string[] = [];
  const left = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next === 'string') strings.push(next);
    else if (typeof next === 'object' && next !== null) left.push(...Object.values(next).reverse());
  }
  return strings;
}

/** What a caller sent to a portal, as texts. */
export interface SentStrings {
  /** The values of parameters. A body that cannot be read as its type says has none. */
  readonly values: readonly string[];
  /** The query and the body as they were written. */
  readonly whole: readonly string[];
}

const known = new WeakMap<Exchange, SentStrings>();

/**
 * The texts that the caller chose, read from the record of what was really sent: a portal elsewhere gets other digits than the
 * planned ones. What was redacted is left out: a portal that tells it leaks it. Worked out once an exchange.
 */
export function sentStrings(exchange: Exchange): SentStrings {
  const strings = known.get(exchange) ?? stringsOf(exchange);
  known.set(exchange, strings);
  return strings;
}

const formType = /^application\/x-www-form-urlencoded\b/i;

function valuesIn(body: string, type: string): readonly string[] {
  if (formType.test(type)) return [...new URLSearchParams(body).values()];
  try {
    return stringsIn(JSON.parse(body));
  } catch {
    return [];
  }
}

function stringsOf({ request }: Exchange): SentStrings {
  const query = /\?(.*)$/s.exec(request.url)?.[1] ?? '';
  const body = request.body === null ? '' : bodyBytes(request.body).toString('utf8');
  const type = headerValues(request.headers, 'content-type').join();
  const isShown = (text: string) => text !== '' && !text.includes('[redacted:');
  return {
    values: [...new URLSearchParams(query).values(), ...valuesIn(body, type)].filter(isShown),
    whole: [query, body].filter(isShown),
  };
}
