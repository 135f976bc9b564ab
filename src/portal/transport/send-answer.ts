import type { ServerResponse } from 'node:http';
import type { Answer } from '../pipeline/answer.ts';

/** Writes an answer to the socket, its length in bytes in the header. A client that went away is no error. */
export function sendAnswer(response: ServerResponse, answer: Answer): void {
  if (response.destroyed) return;
  response.on('error', () => undefined);
  response.writeHead(answer.status, {
    ...answer.headers,
    'Content-Length': String(Buffer.byteLength(answer.body)),
  });
  response.end(answer.body);
}
