import { assign } from '../php/decode-form.ts';
import type { PhpArray } from '../php/php-value.ts';

/**
 * Reads the plain fields of a `multipart/form-data` body, as `curl -F` sends them. Files are skipped: no method here takes one.
 *
 * @param contentType the whole header, boundary included; without a boundary nothing is read
 */
export function decodeMultipart(body: Buffer, contentType: string, into: PhpArray): void {
  const match = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const boundary = match?.[1] ?? match?.[2];
  if (boundary === undefined) return;
  for (const part of body.toString('utf8').split(`--${boundary}`).slice(1, -1)) {
    const blank = part.indexOf('\r\n\r\n');
    if (blank < 0) continue;
    const head = part.slice(0, blank);
    const name = /;\s*name="([^"]*)"/i.exec(head)?.[1];
    if (name === undefined || /;\s*filename=/i.test(head)) continue;
    assign(into, name, part.slice(blank + 4).replace(/\r\n$/, ''));
  }
}
