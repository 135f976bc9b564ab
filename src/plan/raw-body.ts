import type { RequestDraft } from './planned-request.ts';

/** The content type of JSON. */
export const jsonType = 'application/json';

/** The content type of a form. */
export const formType = 'application/x-www-form-urlencoded';

/** The part of a request that sends a body as it stands, with the content type that it claims; none where that is empty. */
export function rawBody(contentType: string, body: string | Uint8Array): Pick<RequestDraft, 'raw'> {
  return { raw: { contentType, base64: Buffer.from(body).toString('base64') } };
}
