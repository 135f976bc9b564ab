import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a right portal may look, without breaking a promise. */
export interface Looks {
  /** Writes the answer; plain JSON with a length unless given. */
  readonly write?: (response: ServerResponse, status: number, body: object, request: IncomingMessage) => void;
  /** Members beside `result` of a success. */
  readonly time?: () => object | undefined;
  /** Words of an error. */
  readonly words?: string;
  /** Status of a refused credential. */
  readonly refused?: 401 | 403;
  /** The code for a missing dialog id: the page allows two. */
  readonly missing?: 'DIALOG_ID_EMPTY' | 'CHAT_ID_EMPTY';
}

type Parameters = Readonly<Record<string, unknown>>;
interface Outcome {
  readonly status: number;
  readonly error?: string;
  readonly result?: unknown;
}

const code = 'f00dfacef00dfacef00dface';

/** Writes JSON as most frameworks do. */
export function plain(response: ServerResponse, status: number, body: object): void {
  const text = Buffer.from(JSON.stringify(body));
  response
    .writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': text.length })
    .end(text);
}

function fromForm(text: string): Record<string, unknown> {
  const parameters: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const [, outer = '', inner] = /^([^[]*)(?:\[([^\]]*)\])?/.exec(name) ?? [];
    if (inner === undefined) parameters[outer] = value;
    else parameters[outer] = { ...(parameters[outer] as object), [inner]: value };
  }
  return parameters;
}

function fromJson(text: string): Parameters {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Parameters) : {};
  } catch {
    return {};
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function writing(parameters: Parameters, missing: string): Outcome {
  const id = parameters['DIALOG_ID'] ?? '';
  if (id === '') return { status: 400, error: missing };
  if (typeof id === 'number') return { status: 200, result: true };
  if (typeof id !== 'string') return { status: 400, error: 'DIALOG_ID_EMPTY' };
  if (id.startsWith('chat')) {
    if (!/^chat[1-9][0-9]*$/.test(id)) return { status: 400, error: 'CHAT_ID_EMPTY' };
    return id === 'chat5' ? { status: 200, result: true } : { status: 403, error: 'ACCESS_ERROR' };
  }
  if (!/^[1-9][0-9]*$/.test(id)) return { status: 400, error: 'DIALOG_ID_EMPTY' };
  return id === '4' ? { status: 200, result: true } : { status: 403, error: 'ACCESS_ERROR' };
}

function batch(parameters: Parameters, missing: string): Outcome {
  const commands = Object.entries((parameters['CMD'] ?? {}) as Record<string, string>);
  const result: Record<string, unknown> = {};
  const errors: Record<string, unknown> = {};
  for (const [name, command] of commands) {
    const [method = '', query = ''] = command.split('?', 2);
    const { error, result: value } = call(method, upper(fromForm(query)), missing);
    if (error === undefined) result[name] = value;
    else errors[name] = { error, error_description: 'Refused' };
    if (error !== undefined && Number(parameters['HALT'] ?? 0) > 0) break;
  }
  return {
    status: 200,
    result: { result, result_error: errors, result_total: [], result_next: [], result_time: [] },
  };
}

function upper(parameters: Parameters): Parameters {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name.toUpperCase(), value]));
}

function call(method: string, parameters: Parameters, missing: string): Outcome {
  if (method.toLowerCase() === 'im.dialog.writing') return writing(parameters, missing);
  return { status: 404, error: 'ERROR_METHOD_NOT_FOUND' };
}

async function answer(request: IncomingMessage, looks: Looks): Promise<Outcome> {
  const url = new URL(request.url ?? '/', 'http://portal');
  const [, , user, secret, name = ''] = url.pathname.split('/');
  const text = await bodyOf(request);
  const json = /^application\/json/i.test(request.headers['content-type'] ?? '');
  const body = request.method !== 'POST' ? {} : json ? fromJson(text) : fromForm(text);
  const parameters = upper({ ...fromForm(url.search.slice(1)), ...body });
  const method = name.replace(/\.json$/i, '').toLowerCase();
  const missing = looks.missing ?? 'DIALOG_ID_EMPTY';
  if (method !== 'batch' && method !== 'im.dialog.writing')
    return { status: 404, error: 'ERROR_METHOD_NOT_FOUND' };
  if (user !== '8' || secret !== code) return { status: looks.refused ?? 401, error: 'INVALID_CREDENTIALS' };
  return method === 'batch' ? batch(parameters, missing) : call(method, parameters, missing);
}

/** A portal that shares no line with the reference portal and keeps the contract, in any looks. Listens on 127.0.0.1. */
export async function otherPortal(looks: Looks = {}) {
  const server = createServer((request, response) => {
    void answer(request, looks).then(({ status, error, result }) => {
      const time = looks.time?.();
      const body =
        error === undefined
          ? { result, ...(time === undefined ? {} : { time }) }
          : { error, error_description: looks.words ?? 'The call was refused' };
      (looks.write ?? plain)(response, status, body, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    settings: {
      B24_WEBHOOK_URL: `${origin}/rest/8/${code}/`,
      B24_CHAT_DIALOG_ID: 'chat5',
      B24_USER_DIALOG_ID: '4',
      B24_FORBIDDEN_DIALOG_ID: 'chat6',
    },
    close(): Promise<void> {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
