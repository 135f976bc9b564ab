import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { gunzipSync } from 'node:zlib';

/** A response as it came: raw bytes, and what a forgiving reader makes of them. `status` 0 = the connection broke. */
export interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly bytes: Buffer;
  readonly text: string;
  /** The first JSON object in the text, or an empty one. */
  readonly json: Readonly<Record<string, unknown>>;
  readonly ms: number;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly ca?: string;
}

/** Sends one request on a connection of its own and reads its response whole. Nothing is followed, decoded or retried. */
export function ask(url: string, { method = 'GET', headers = {}, body, ca }: Asking = {}): Promise<Told> {
  const started = performance.now();
  return new Promise((resolve) => {
    const broken = { status: 0, headers: {}, bytes: Buffer.alloc(0), text: '', json: {}, ms: 0 };
    const send = url.startsWith('https') ? httpsRequest : httpRequest;
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const outgoing = send(
      url,
      { method, headers: { ...length, ...headers }, agent: false, ...(ca === undefined ? {} : { ca }) },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', () => resolve(broken));
        response.on('end', () => {
          const bytes = Buffer.concat(chunks);
          const text = (response.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString(
            'utf8',
          );
          const json = firstObject(text);
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            bytes,
            text,
            json,
            ms: performance.now() - started,
          });
        });
      },
    );
    outgoing.on('error', () => resolve(broken));
    outgoing.end(body);
  });
}

/** Sends JSON by POST. */
export function askJson(url: string, body: string): Promise<Told> {
  return ask(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
}

/** Sends an urlencoded body by POST. */
export function askForm(
  url: string,
  body: string,
  type = 'application/x-www-form-urlencoded',
): Promise<Told> {
  return ask(url, { method: 'POST', headers: { 'content-type': type }, body });
}

/** Status and code, `200 true` for the success of a method that answers true. */
export function said({ status, json }: Told): string {
  return `${status} ${'error' in json ? String(json['error']) : JSON.stringify(json['result'])}`;
}

function firstObject(text: string): Readonly<Record<string, unknown>> {
  const from = text.indexOf('{');
  const to = text.lastIndexOf('}');
  try {
    return JSON.parse(text.slice(from, to + 1)) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}
