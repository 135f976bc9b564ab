import type { ServerResponse } from 'node:http';
import type { Answer } from '../pipeline/answer.ts';

/** Writes an answer to the socket, its length in bytes in the header. A client that went away is no error. */
export function sendAnswer(response: ServerResponse, answer: Answer): void {
  if (response.destroyed) return;
  response.on('error', ignore);
  const raw: string[] = [];
  for (const name of Object.keys(answer.headers)) raw.push(name, answer.headers[name] ?? '');
  raw.push('Content-Length', String(Buffer.byteLength(answer.body)));
  response.writeHead(answer.status, raw);
  response.end(answer.body);
}

function ignore(): void {}
