import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { HeaderPair } from '../../exchange/record/exchange.ts';
import type { ResponseStep } from '../scenario.ts';
import type { SentResponse } from './wire-entry.ts';

/** A response before its step has changed it. */
export type PlainResponse = Omit<SentResponse, 'complete'>;

/** The response that a step itself describes. `elsewhere` is the origin of the other host. */
export function responseOf(step: ResponseStep, url: string, elsewhere: string): PlainResponse {
  if (step.redirect !== undefined) {
    const location = `${elsewhere}${step.redirect === 'login' ? '/auth/' : url}`;
    return { status: step.status ?? 302, headers: [['Location', location]], body: Buffer.alloc(0) };
  }
  const [type, text] =
    step.html !== undefined
      ? ['text/html; charset=utf-8', step.html]
      : [
          'application/json; charset=utf-8',
          step.text ?? (step.json === undefined ? '' : JSON.stringify(step.json)),
        ];
  const given = Object.entries(step.headers ?? {});
  const hasType = given.some(([name]) => name.toLowerCase() === 'content-type');
  return {
    status: step.status ?? 200,
    headers: [...(hasType ? [] : ([['Content-Type', type]] as const)), ...given],
    body: Buffer.from(text),
  };
}

/** Sends a response as its step wants it: compressed, if the client takes that, or cut off before its announced end. */
export function sendStep(socket: ServerResponse, response: PlainResponse, step: ResponseStep): SentResponse {
  const isPacked =
    step.gzip === true && /\bgzip\b/i.test(String(socket.req.headers['accept-encoding'] ?? ''));
  const body = isPacked ? gzipSync(response.body) : response.body;
  const kept = response.headers.filter(([name]) => name.toLowerCase() !== 'content-length');
  const headers: readonly HeaderPair[] = [
    ...kept,
    ...(isPacked ? ([['Content-Encoding', 'gzip']] as const) : []),
    ['Content-Length', String(body.length)],
  ];
  const sent = step.cut === undefined ? body : body.subarray(0, step.cut);
  const complete = sent.length === body.length;
  socket.on('error', () => undefined);
  if (!socket.destroyed) {
    socket.writeHead(response.status, headers.flat());
    if (complete) socket.end(sent);
    else socket.write(sent, () => socket.socket?.end());
  }
  return { status: response.status, headers, body: sent, complete };
}
