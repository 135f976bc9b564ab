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
  /** The code for a malformed chat id: the edition 2026-08 has one code only. */
  readonly malformedChat?: 'DIALOG_ID_EMPTY' | 'CHAT_ID_EMPTY';
  /** Whether ids of groups (`sg5`) are known. */
  readonly groups?: boolean;
  /** An id of zero is well-formed for some portals, and nobody may use it. */
  readonly zeroIs?: 'ACCESS_ERROR';
  /** An id of twenty digits and more is no id for some portals. */
  readonly hugeIs?: 'DIALOG_ID_EMPTY' | 'CHAT_ID_EMPTY';
  /** What PHP writes for a map without members: `[]`. */
  readonly emptyMap?: readonly [];
  /** Members beside `error` and `error_description`. */
  readonly beside?: () => object;
  /** The address to listen at, and the host under which it is called; 127.0.0.1 unless given. */
  readonly address?: string;
  readonly host?: string;
  /** A folder of the box: `/intranet`. */
  readonly folder?: string;
  /** Who the webhook belongs to: an id, or a login. */
  readonly user?: string;
  /** Clauses where this portal takes an accepted way that is not the preferred one. */
  readonly lenient?: readonly string[];
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

function refusedId(id: string, looks: Looks): Outcome {
  const malformed = id.startsWith('chat') ? (looks.malformedChat ?? 'CHAT_ID_EMPTY') : 'DIALOG_ID_EMPTY';
  if (/^(chat)?0+$/.test(id) && looks.zeroIs !== undefined) return { status: 403, error: looks.zeroIs };
  return { status: 400, error: malformed };
}

function writing(parameters: Parameters, looks: Looks): Outcome {
  const id = parameters['DIALOG_ID'] ?? '';
  if (id === '') return { status: 400, error: looks.missing ?? 'DIALOG_ID_EMPTY' };
  if (typeof id === 'number') return { status: 200, result: true };
  if (typeof id !== 'string') return { status: 400, error: 'DIALOG_ID_EMPTY' };
  if (looks.groups && /^sg[1-9][0-9]*$/.test(id)) return { status: 403, error: 'ACCESS_ERROR' };
  if (!/^(chat)?[1-9][0-9]*$/.test(id)) return refusedId(id, looks);
  if (looks.hugeIs !== undefined && id.length >= 20) return { status: 400, error: looks.hugeIs };
  return id === '4' || id === 'chat5'
    ? { status: 200, result: true }
    : { status: 403, error: 'ACCESS_ERROR' };
}

function batch(parameters: Parameters, looks: Looks): Outcome {
  const commands = Object.entries((parameters['CMD'] ?? {}) as Record<string, string>);
  const result: Record<string, unknown> = {};
  const errors: Record<string, unknown> = {};
  for (const [name, command] of commands) {
    const [method = '', query = ''] = command.split('?', 2);
    const { error, result: value } = call(method, upper(fromForm(query)), looks);
    if (error === undefined) result[name] = value;
    else errors[name] = { error, error_description: 'Refused' };
    if (error !== undefined && Number(parameters['HALT'] ?? 0) > 0) break;
  }
  const map = (members: Record<string, unknown>) =>
    Object.keys(members).length === 0 ? (looks.emptyMap ?? members) : members;
  return {
    status: 200,
    result: {
      result: map(result),
      result_error: map(errors),
      result_total: [],
      result_next: [],
      result_time: [],
    },
  };
}

function upper(parameters: Parameters): Parameters {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name.toUpperCase(), value]));
}

function call(method: string, parameters: Parameters, looks: Looks): Outcome {
  if (method.toLowerCase() === 'im.dialog.writing') return writing(parameters, looks);
  return { status: 404, error: 'ERROR_METHOD_NOT_FOUND' };
}

async function answer(request: IncomingMessage, looks: Looks): Promise<Outcome> {
  const url = new URL(request.url ?? '/', 'http://portal');
  const { folder = '', user: owner = '8' } = looks;
  const [, , user, secret, name = ''] = url.pathname.slice(folder.length).split('/');
  const text = await bodyOf(request);
  const json = /^application\/json/i.test(request.headers['content-type'] ?? '');
  const body = request.method !== 'POST' ? {} : json ? fromJson(text) : fromForm(text);
  const parameters = upper({ ...fromForm(url.search.slice(1)), ...body });
  const method = name.replace(/\.json$/i, '').toLowerCase();
  if (method !== 'batch' && method !== 'im.dialog.writing')
    return { status: 404, error: 'ERROR_METHOD_NOT_FOUND' };
  if (user !== owner || secret !== code)
    return { status: looks.refused ?? 401, error: 'INVALID_CREDENTIALS' };
  return method === 'batch' ? batch(parameters, looks) : call(method, parameters, looks);
}

/**
 * A portal that shares no line with the reference portal and keeps the contract, in any looks. Listens on this machine
 * only. With `lookOf` each call has looks of its own.
 */
export async function otherPortal(given: Looks = {}, lookOf: () => Looks = () => given) {
  const server = createServer((request, response) => {
    const looks = lookOf();
    void answer(request, looks).then(({ status, error, result }) => {
      const time = looks.time?.();
      const body =
        error === undefined
          ? { result, ...(time === undefined ? {} : { time }) }
          : { error, error_description: looks.words ?? 'The call was refused', ...looks.beside?.() };
      (looks.write ?? plain)(response, status, body, request);
    });
  });
  const { address = '127.0.0.1', host = address, folder = '', user = '8' } = given;
  await new Promise<void>((resolve, reject) => server.on('error', reject).listen(0, address, resolve));
  const origin = `http://${host}:${(server.address() as AddressInfo).port}${folder}`;
  return {
    settings: {
      B24_WEBHOOK_URL: `${origin}/rest/${user}/${code}/`,
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
