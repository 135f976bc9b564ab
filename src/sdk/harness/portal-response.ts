import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { HeaderPair } from '../../exchange/record/exchange.ts';
import type { PlainResponse } from './send-step.ts';

function pairsOf(raw: readonly unknown[]): readonly HeaderPair[] {
  const pairs: HeaderPair[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) pairs.push([String(raw[at]), String(raw[at + 1])]);
  return pairs;
}

/**
 * Has the reference portal answer a request, and takes the response off its hands before it is sent: so it can be recorded, compressed, cut.
 * The portal writes a response in one `writeHead` and one `end`.
 */
export function portalResponse(
  portal: RequestListener,
  request: IncomingMessage,
  response: ServerResponse,
  taken: (response: PlainResponse) => void,
): void {
  let status = 200;
  let headers: readonly HeaderPair[] = [];
  const caught = Object.create(response) as ServerResponse;
  caught.writeHead = ((code: number, raw: readonly unknown[]) => {
    status = code;
    headers = pairsOf(raw);
    return caught;
  }) as unknown as ServerResponse['writeHead'];
  caught.end = ((body: string | Buffer = '') => {
    taken({ status, headers, body: Buffer.from(body) });
    return caught;
  }) as unknown as ServerResponse['end'];
  portal(request as Parameters<RequestListener>[0], caught as Parameters<RequestListener>[1]);
}
