import type { IncomingMessage } from 'node:http';
import { contentCodings, decodeContent } from '../record/content-coding.ts';
import type { HeaderPair } from '../record/exchange.ts';
import { envelopeIn, headerValues } from '../record/parse-response.ts';
import { bodyCap, type ReceivedBody } from '../record/record-body.ts';

/** Bytes after which a body is not read on. */
export const readLimit = 16 * 1024 * 1024;

const margin = 4096;

/** A response as it was received, not yet redacted. */
export interface ReceivedResponse {
  readonly httpVersion: string;
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly HeaderPair[];
  readonly body: ReceivedBody;
}

/** A body on its way in. */
export interface Receiver {
  /** Takes a chunk; false once the body is longer than anybody wants to read. */
  take(chunk: Buffer): boolean;
  /** Whether the body could be left as it is: a whole envelope is there. */
  holdsEnvelope(): boolean;
  /** Whether a part of a body of known length is there, and a part is missing. */
  isShort(): boolean;
  /** Whether HTTP's own framing says that the body is complete. */
  isWhole(): boolean;
  response(complete: boolean): ReceivedResponse;
}

function pairsOf(raw: readonly string[]): HeaderPair[] {
  const pairs: HeaderPair[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) pairs.push([raw[at] ?? '', raw[at + 1] ?? '']);
  return pairs;
}

/** Starts to receive a body, keeping the first mebibyte and counting the rest. */
export function receive(message: IncomingMessage): Receiver {
  const headers = pairsOf(message.rawHeaders);
  const chunks: Buffer[] = [];
  let kept = 0;
  let bytes = 0;

  return {
    take(chunk) {
      const room = bodyCap + margin - kept;
      if (room > 0) {
        const part = chunk.length > room ? chunk.subarray(0, room) : chunk;
        chunks.push(part);
        kept += part.length;
      }
      bytes += chunk.length;
      return bytes <= readLimit;
    },
    holdsEnvelope() {
      const codings = contentCodings(headerValues(headers, 'content-encoding'));
      const text = decodeContent(Buffer.concat(chunks), codings).bytes.toString('utf8');
      return bytes <= bodyCap && text.trimEnd().endsWith('}') && envelopeIn(text) !== null;
    },
    isShort() {
      const announced = Number(headerValues(headers, 'content-length')[0] ?? 'none');
      return bytes > 0 && bytes < announced;
    },
    isWhole: () => message.complete,
    response: (complete) => ({
      httpVersion: message.httpVersion,
      status: message.statusCode ?? 0,
      reason: message.statusMessage ?? '',
      headers,
      body: { kept: Buffer.concat(chunks), bytes, complete },
    }),
  };
}
