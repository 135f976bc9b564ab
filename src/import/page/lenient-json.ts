import JSON5 from 'json5';
import type { Json } from '../../contract/contract.ts';

/** Lines of a sample that stand for more of the same: `...`, `…`, `// ...`. */
const ellipsis = /^\s*(?:\.{3}|…)\s*,?\s*$/gm;

/** `[...]`, `{ ... }`, and `, ...` before the end of a list. */
const inlineEllipsis = /,?\s*(?:\.{3}|…)\s*(?=[\]}])/g;

/** Whether JSON can have a value: JSON5 also reads `Infinity` and `NaN`. */
function isJson(value: unknown): value is Json {
  if (value === null || ['string', 'boolean'].includes(typeof value)) return true;
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'object' && Object.values(value).every(isJson);
}

/**
 * The value of a sample, which may have comments, commas behind the last member, and dots in place of more of the same. Undefined where it
 * cannot be read.
 */
export function lenientJson(text: string): Json | undefined {
  for (const attempt of [
    text,
    text.replace(ellipsis, ''),
    text.replace(ellipsis, '').replace(inlineEllipsis, ''),
  ])
    try {
      const value: unknown = JSON5.parse(attempt);
      return isJson(value) ? value : undefined;
    } catch {
      // The next attempt leaves more out.
    }
  return undefined;
}
