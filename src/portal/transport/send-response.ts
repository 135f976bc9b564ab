import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { PortalResponse } from '../pipeline/response.ts';

/** Writes a response to the socket, its length in bytes in the header. A client that went away is no error. */
export function sendResponse(socket: ServerResponse, response: PortalResponse): void {
  if (socket.destroyed) return;
  socket.on('error', ignore);
  const raw: string[] = [];
  for (const name of Object.keys(response.headers)) raw.push(name, response.headers[name] ?? '');
  raw.push('Content-Length', String(Buffer.byteLength(response.body)));
  if (response.raw !== undefined) {
    sendRaw(socket, response, raw, response.raw);
    return;
  }
  socket.writeHead(response.status, raw);
  socket.end(response.body);
}

function sendRaw(
  socket: ServerResponse,
  { status, body }: PortalResponse,
  headers: readonly string[],
  change: (message: Buffer) => Buffer,
): void {
  const fields = headers.map((part, index) => (index % 2 === 0 ? `${part}: ` : `${part}\r\n`)).join('');
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${fields}Connection: close\r\n\r\n`;
  socket.socket?.end(change(Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(body)])));
}

function ignore(): void {}
