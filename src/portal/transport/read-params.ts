import { isUtf8 } from 'node:buffer';
import { decodePhpForm } from '../php/decode-form.ts';
import { decodePhpJson } from '../php/decode-json.ts';
import type { PhpArray } from '../php/php-value.ts';
import type { BodyKind } from '../pipeline/rest-call.ts';
import { decodeMultipart } from './decode-multipart.ts';
import type { WireRequest } from './wire-request.ts';

/** The parameters of a request and where its body's came from. */
export interface ReadParams {
  readonly params: PhpArray;
  readonly bodyKind: BodyKind;
}

/**
 * Merges the parameters of query and body; the body wins. Only POST has a body. JSON counts only under a JSON content type, and JSON that
 * does not parse, or is neither object nor array, counts as no body at all. Any other type is read as urlencoded text.
 *
 * @param anyJsonType whether `application/…+json` is JSON too (portals since 2026-05)
 * @see docs/reference/portal.md B.3
 */
export function readParams(
  request: Pick<WireRequest, 'httpMethod' | 'query' | 'headers' | 'body'>,
  anyJsonType: boolean,
): ReadParams {
  const params = decodePhpForm(request.query);
  if (request.httpMethod !== 'POST' || request.body.length === 0) return { params, bodyKind: 'none' };
  const contentType = request.headers['content-type'] ?? '';
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json' || (anyJsonType && /^[\w.-]+\/[\w.-]+\+json$/.test(type))) {
    const value = isUtf8(request.body) ? decodePhpJson(request.body.toString('utf8')) : undefined;
    if (!(value instanceof Map)) return { params, bodyKind: 'unreadable' };
    if (params.size === 0) return { params: value, bodyKind: 'json' };
    for (const [name, member] of value) params.set(name, member);
    return { params, bodyKind: 'json' };
  }
  const form: PhpArray = new Map();
  if (type === 'multipart/form-data') decodeMultipart(request.body, contentType, form);
  else decodePhpForm(request.body.toString('utf8'), form);
  for (const [name, member] of form) params.set(name, member);
  return { params, bodyKind: 'form' };
}
