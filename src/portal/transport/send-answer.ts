import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Answer } from '../pipeline/answer.ts';

/** Writes an answer to the socket, its length in bytes in the header. A client that went away is no error. */
export function sendAnswer(response: ServerResponse, answer: Answer): void {
  if (response.destroyed) return;
  response.on('error', ignore);
  const raw: string[] = [];
  for (const name of Object.keys(answer.headers)) raw.push(name, answer.headers[name] ?? '');
  raw.push('Content-Length', String(Buffer.byteLength(answer.body)));
  if (answer.raw !== undefined) {
    sendRaw(response, answer, raw, answer.raw);
    return;
  }
  response.writeHead(answer.status, raw);
  response.end(answer.body);
}

function sendRaw(
  response: ServerResponse,
  { status, body }: Answer,
  headers: readonly string[],
  change: (message: Buffer) => Buffer,
): void {
  const fields = headers.map((part, index) => (index % 2 === 0 ? `${part}: ` : `${part}\r\n`)).join('');
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${fields}Connection: close\r\n\r\n`;
  response.socket?.end(change(Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(body)])));
}

function ignore(): void {}
