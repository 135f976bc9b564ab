import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { HeaderPair } from '../../exchange/record/exchange.ts';
import type { AnswerStep } from '../scenario.ts';
import type { SentAnswer } from './wire-entry.ts';

/** An answer before its step has changed it. */
export type PlainAnswer = Omit<SentAnswer, 'complete'>;

/** The answer that a step itself describes. `elsewhere` is the origin of the other host. */
export function answerOf(step: AnswerStep, url: string, elsewhere: string): PlainAnswer {
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

/** Sends an answer as its step wants it: compressed, if the client takes that, or cut off before its announced end. */
export function sendStep(response: ServerResponse, answer: PlainAnswer, step: AnswerStep): SentAnswer {
  const isPacked =
    step.gzip === true && /\bgzip\b/i.test(String(response.req.headers['accept-encoding'] ?? ''));
  const body = isPacked ? gzipSync(answer.body) : answer.body;
  const kept = answer.headers.filter(([name]) => name.toLowerCase() !== 'content-length');
  const headers: readonly HeaderPair[] = [
    ...kept,
    ...(isPacked ? ([['Content-Encoding', 'gzip']] as const) : []),
    ['Content-Length', String(body.length)],
  ];
  const sent = step.cut === undefined ? body : body.subarray(0, step.cut);
  const complete = sent.length === body.length;
  response.on('error', () => undefined);
  if (!response.destroyed) {
    response.writeHead(answer.status, headers.flat());
    if (complete) response.end(sent);
    else response.write(sent, () => response.socket?.end());
  }
  return { status: answer.status, headers, body: sent, complete };
}
