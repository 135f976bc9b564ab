import type { Exchange } from '../../exchange/record/exchange.ts';
import { bodyBytes, headerValues } from '../../exchange/record/parse-response.ts';
import { routeOf } from '../../sdk/harness/route-of.ts';

/** A request read as a portal reads it. */
export interface SentRequest {
  readonly httpMethod: string;
  /** REST method in the path, or of the command that a batch carries. */
  readonly method: string;
  readonly user: string | null;
  /** What stands where the code of a webhook would. */
  readonly code: string | null;
  /** Token in query, body or header. */
  readonly token: string | null;
  readonly contentType: string;
  readonly hasBody: boolean;
  readonly hasEmptySegment: boolean;
  /** By name as it was sent; the body wins over the query. */
  readonly parameters: ReadonlyMap<string, unknown>;
}

function formOf(text: string): ReadonlyMap<string, unknown> {
  return new Map(new URLSearchParams(text));
}

function jsonOf(text: string): ReadonlyMap<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : new Map();
  } catch {
    return new Map();
  }
}

function multipartOf(text: string, contentType: string): ReadonlyMap<string, unknown> {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)?.slice(1).find(Boolean);
  if (boundary === undefined) return new Map();
  const parts = text
    .split(`--${boundary}`)
    .map((part) => /;\s*name="([^"]*)"[\s\S]*?\r\n\r\n([\s\S]*?)\r\n$/i.exec(part));
  return new Map(parts.flatMap((part) => (part === null ? [] : [[part[1] ?? '', part[2] ?? '']])));
}

function bodyParameters(text: string, contentType: string): ReadonlyMap<string, unknown> {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json' || /^[\w.-]+\/[\w.-]+\+json$/.test(type)) return jsonOf(text);
  return type === 'multipart/form-data' ? multipartOf(text, contentType) : formOf(text);
}

/** The command of a batch that calls a method, as `method?query`; undefined where there is none. */
function commandOf(parameters: ReadonlyMap<string, unknown>, wanted: string): string | undefined {
  const commands = [...parameters].flatMap(([name, value]): unknown[] => {
    if (/^cmd\[[^\]]*\]$/i.test(name)) return [value];
    return name.toLowerCase() === 'cmd' && typeof value === 'object' && value !== null
      ? Object.values(value)
      : [];
  });
  return commands.find(
    (command): command is string =>
      typeof command === 'string' && command.toLowerCase().startsWith(wanted.toLowerCase()),
  );
}

/** Reads a recorded request. `wanted` is the method to look for inside a batch. */
export function sentRequest({ request }: Exchange, wanted: string): SentRequest {
  const path = request.url.replace(/^https?:\/\/[^/]*/, '');
  const route = routeOf(path);
  const question = path.indexOf('?');
  const contentType = headerValues(request.headers, 'content-type')[0] ?? '';
  const text = request.body === null ? '' : bodyBytes(request.body).toString('utf8');
  const hasBody = request.method === 'POST' && text !== '';
  const outer = new Map([
    ...formOf(question < 0 ? '' : path.slice(question + 1)),
    ...(hasBody ? bodyParameters(text, contentType) : []),
  ]);
  const command = route.method.toLowerCase() === 'batch' ? commandOf(outer, wanted) : undefined;
  const mark = command?.indexOf('?') ?? -1;
  const bearer = /^Bearer\s+(.+)$/i.exec(headerValues(request.headers, 'authorization')[0] ?? '')?.[1];
  const token = bearer ?? outer.get('auth') ?? outer.get('access_token');
  return {
    httpMethod: request.method,
    method: command === undefined ? route.method : mark < 0 ? command : command.slice(0, mark),
    user: route.webhook?.user ?? null,
    code: route.webhook?.code ?? null,
    token: typeof token === 'string' ? token : null,
    contentType,
    hasBody,
    hasEmptySegment: route.hasEmptySegment,
    parameters: command === undefined ? outer : formOf(mark < 0 ? '' : command.slice(mark + 1)),
  };
}
