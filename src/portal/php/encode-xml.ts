import type { WireValue } from './encode-json.ts';

const markup: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#039;',
};

/**
 * The `.xml` form of an envelope: root `<response>`, no declaration, list items are `<item>`, true is `1`, false and null are empty.
 *
 * @see docs/reference/portal.md B.4
 */
export function encodePhpXml(value: WireValue): string {
  return `<response>${inner(value)}</response>`;
}

function inner(value: WireValue): string {
  if (value === null || value === false) return '';
  if (value === true) return '1';
  if (typeof value === 'string')
    return value
      .replace(/\p{Cc}/gu, (c) => ('\t\n\r'.includes(c) ? c : ''))
      .replace(/[&<>"']/g, (c) => markup[c] ?? c);
  if (typeof value === 'number') return String(value);
  const members =
    value instanceof Map ? [...value] : Object.entries(value as { readonly [key: string]: WireValue });
  return members.map(([key, member]) => element(key, member)).join('');
}

function element(key: string, value: WireValue): string {
  const name = /^\d+$/.test(key) ? 'item' : key.replace(/[^\w.-]/g, '_').replace(/^(?=[^A-Za-z_])/, '_');
  return `<${name}>${inner(value)}</${name}>`;
}
