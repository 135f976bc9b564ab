import type { RequestDraft } from '../planned-request.ts';
import { formType, jsonType, rawBody } from '../raw-body.ts';

/** Characters of a body that a portal has to hold, below the 1 MiB that nginx reads by default. */
const bigBody = 500_000;

/** Big, empty and nested bodies in each encoding. What is odd stands in a parameter that no document knows, so that it reaches nobody. */
export function hostileBodies(parameter: string): readonly (readonly [string, RequestDraft])[] {
  const multipart = 'multipart/form-data; boundary=x';
  const query = (rawQuery: string): RequestDraft => ({ encoding: 'get-query', rawQuery });
  const nested = (depth: number) => `X_TRACE${'[a]'.repeat(depth)}=1&${parameter}=abc`;
  const many = (count: number) =>
    `${Array.from({ length: count }, (_, index) => `P${index}=`).join('&')}&${parameter}=abc`;
  const part = `--x\r\nContent-Disposition: form-data; name="${parameter}"\r\n\r\nabc\r\n`;
  return [
    [
      'big/post-json',
      rawBody(jsonType, JSON.stringify({ X_TRACE: 'x'.repeat(bigBody), [parameter]: 'abc' })),
    ],
    ['big/post-form', rawBody(formType, `X_TRACE=${'x'.repeat(bigBody)}&${parameter}=abc`)],
    ['empty/post-form', rawBody(formType, '')],
    ['empty/post-without-type', rawBody('', '')],
    ['empty/multipart', rawBody(multipart, '')],
    [
      'nested-beside/post-json',
      rawBody(
        jsonType,
        `{"X_TRACE":${'['.repeat(200)}${']'.repeat(200)},${JSON.stringify(parameter)}:"abc"}`,
      ),
    ],
    ['nested-beside/post-form', rawBody(formType, nested(100))],
    ['nested-beside/get-query', query(nested(100))],
    ['many-pairs/post-form', rawBody(formType, many(1_500))],
    ['many-pairs/get-query', query(many(400))],
    ['multipart/post', rawBody(multipart, `${part}--x--\r\n`)],
    ['multipart-cut/post', rawBody(multipart, part.slice(0, -9))],
  ];
}
