import type { HeaderPair } from '../exchange/record/exchange.ts';
import { createRedactor, placeholderOf, type Redactor } from '../exchange/record/redact.ts';
import { isText } from '../exchange/record/text-or-binary.ts';
import { bodyOf, bytesOf, type TrafficBody, type TrafficExchange } from './traffic-message.ts';
import { secretHeaders, trafficSecrets } from './traffic-secrets.ts';

/** No portal has this name: with it, a redactor leaves hosts as they are. */
export const nobody = 'nobody.invalid';

/** A text without the secrets that a redactor knows. */
export function redactedText(text: string, redactor: Redactor): string {
  const latin1 = Buffer.from(text, 'utf8').toString('latin1');
  return Buffer.from(redactor.text(latin1), 'latin1').toString('utf8');
}

/** Headers without secrets. Those that are credentials as a whole lose their values. */
export function redactedHeaders(headers: readonly HeaderPair[], redactor: Redactor): readonly HeaderPair[] {
  return headers.map(
    ([name, value]): HeaderPair =>
      secretHeaders.has(name.toLowerCase())
        ? [name, placeholderOf('header')]
        : [redactedText(name, redactor), redactedText(value, redactor)],
  );
}

/** A body without secrets; undefined for bytes in which no search would find one. */
function redactedBody(body: TrafficBody | undefined, redactor: Redactor): TrafficBody | undefined {
  if (body === undefined) return undefined;
  const bytes = bytesOf(body);
  return isText(bytes, false) ? bodyOf(redactor.bytes(bytes)) : undefined;
}

/** Takes the secrets out of exchanges, one after another; those of one are known from then on. Hosts stay: a recording names its portal once a line. */
export function createTrafficRedactor(): (exchange: TrafficExchange) => TrafficExchange {
  const redactor = createRedactor([], nobody);
  const known = new Set<string>();
  const part = <T extends { readonly headers: readonly HeaderPair[]; readonly body?: TrafficBody }>({
    body,
    ...rest
  }: T) => {
    const clean = redactedBody(body, redactor);
    return {
      ...rest,
      headers: redactedHeaders(rest.headers, redactor),
      ...(clean === undefined ? {} : { body: clean }),
    };
  };
  return (exchange) => {
    const fresh = trafficSecrets(exchange).filter(({ value }) => !known.has(value));
    for (const { value } of fresh) known.add(value);
    if (fresh.length > 0) redactor.add(fresh);
    const { request, response, ...rest } = exchange;
    return {
      ...rest,
      request: { ...part(request), method: request.method, url: redactedText(request.url, redactor) },
      response: response === null ? null : { ...part(response), status: response.status },
    };
  };
}
