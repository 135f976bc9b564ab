import type { Json } from '../contract/contract.ts';
import type { Parameters } from '../evaluate/judge/judge-exchange.ts';

const credentials = ['auth', 'access_token'];

function isObject(value: unknown): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The parameters of a request that a client tells of: its JSON or urlencoded body. Null where they cannot be told for certain:
 * another type of body, or nested names of a form.
 */
export function sentParameters(body: Buffer | null, contentType: string): Parameters | null {
  const text = body?.toString('utf8') ?? '';
  if (/\bjson\b/i.test(contentType)) {
    try {
      const value: unknown = JSON.parse(text);
      return isObject(value) ? withoutCredentials(value) : null;
    } catch {
      return null;
    }
  }
  if (!/\bx-www-form-urlencoded\b/i.test(contentType)) return null;
  const pairs = [...new URLSearchParams(text)];
  const names = pairs.map(([name]) => name);
  if (names.some((name) => name.includes('[')) || new Set(names).size < names.length) return null;
  return withoutCredentials(Object.fromEntries(pairs));
}

function withoutCredentials(parameters: Parameters): Parameters {
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => !credentials.includes(name)));
}
