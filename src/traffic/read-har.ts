import { readFileSync, statSync } from 'node:fs';
import type { HeaderPair } from '../exchange/record/exchange.ts';
import { TrafficError } from './traffic-error.ts';
import type { TrafficBody, TrafficExchange, TrafficRequest, TrafficResponse } from './traffic-message.ts';

/** A HAR is one JSON text, so all of it is in memory at once. */
const maxMiB = 256;

type Node = Readonly<Record<string, unknown>>;

function nodeOf(value: unknown): Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Names and values. HTTP/2 pseudo-headers, which some browsers write down, are none. */
function headersOf(value: unknown): readonly HeaderPair[] {
  return listOf(value)
    .map(nodeOf)
    .filter(({ name }) => typeof name === 'string' && !name.startsWith(':'))
    .map(({ name, value: text }): HeaderPair => [textOf(name), textOf(text)]);
}

/** What a request's body is: its text, or else the pairs of a form that a recorder took apart. */
function requestBody(data: Node): TrafficBody | undefined {
  if (typeof data['text'] === 'string' && data['text'] !== '')
    return data['encoding'] === 'base64' ? { base64: data['text'] } : data['text'];
  const params = listOf(data['params']).map(nodeOf);
  if (params.length === 0 || !/urlencoded/i.test(textOf(data['mimeType']))) return undefined;
  return new URLSearchParams(
    params.map(({ name, value }): [string, string] => [textOf(name), textOf(value)]),
  ).toString();
}

function requestOf(node: Node): TrafficRequest {
  const body = requestBody(nodeOf(node['postData']));
  return {
    method: textOf(node['method']),
    url: textOf(node['url']),
    headers: headersOf(node['headers']),
    ...(body === undefined ? {} : { body }),
  };
}

/** A status of 0 is what browsers write where no response came. */
function responseOf(node: Node): TrafficResponse | null {
  const { status } = node;
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 599) return null;
  const content = nodeOf(node['content']);
  const text = content['text'];
  const body =
    typeof text !== 'string' ? undefined : content['encoding'] === 'base64' ? { base64: text } : text;
  return {
    status,
    headers: headersOf(node['headers']),
    // A response without content has no text either; one whose content was not saved has a size all the same.
    ...(body !== undefined ? { body } : content['size'] === 0 ? { body: '' } : {}),
  };
}

/**
 * Reads a HAR (HTTP Archive 1.2) of a browser, Charles or mitmproxy.
 *
 * @throws {TrafficError} for a file that is none, or is larger than 256 MiB
 */
export function readHar(file: string): readonly TrafficExchange[] {
  if (statSync(file).size > maxMiB * 1024 * 1024)
    throw new TrafficError(
      `${file} is larger than ${maxMiB} MiB. Record less, or write it as NDJSON, which is read line by line.`,
    );
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new TrafficError(`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const entries = nodeOf(nodeOf(value)['log'])['entries'];
  if (!Array.isArray(entries)) throw new TrafficError(`${file} is no HAR: it has no list /log/entries.`);
  return entries.map(nodeOf).map((entry) => ({
    request: requestOf(nodeOf(entry['request'])),
    response: responseOf(nodeOf(entry['response'])),
    ...(typeof entry['startedDateTime'] === 'string' ? { startedAt: entry['startedDateTime'] } : {}),
    ...(typeof entry['time'] === 'number' && entry['time'] >= 0 ? { ms: entry['time'] } : {}),
  }));
}
