import type { CodeEntry } from './code-entry.ts';

const violation = ['violation'] as const;
const request = ['request-as-given', 'redirect-loses-nothing'] as const;

/** Codes of findings about SDKs: which request arrives, and what the caller gets for its response. */
export const sdkCallCodes = {
  'no-request': {
    by: ['request-as-given'],
    weights: violation,
    says: 'No request for the method arrives.',
  },
  'method-differs': {
    by: request,
    weights: violation,
    says: 'The path names another method.',
  },
  'parameter-missing': {
    by: request,
    weights: violation,
    says: 'The parameter {name} does not arrive.',
  },
  'parameter-differs': {
    by: request,
    weights: violation,
    says: 'The parameter {name} arrives with another value.',
  },
  'credential-missing': {
    by: request,
    weights: violation,
    says: { webhook: 'The path holds no webhook.', oauth: 'The request holds no access token.' },
  },
  'credential-differs': {
    by: request,
    weights: violation,
    says: { webhook: 'The path holds another webhook.', oauth: 'The request holds another token.' },
  },
  'http-method-undocumented': {
    by: ['request-as-given'],
    weights: violation,
    says: 'The document does not have the HTTP method of the request.',
  },
  'parameters-undocumented': {
    by: ['request-as-given'],
    weights: violation,
    says: 'The parameters are valid by the document as given, and not as sent.',
  },
  'content-type-undocumented': {
    by: ['request-as-given'],
    weights: ['violation', 'alternative'],
    says: 'The document does not have the content type of the body.',
    means: '`multipart/form-data` and `text/plain`, which portals read, are an alternative.',
  },
  'result-differs': {
    by: ['success-is-true'],
    weights: violation,
    says: 'The caller gets another result than the portal sent.',
  },
  'success-as-error': {
    by: ['success-is-true'],
    weights: violation,
    says: 'The portal sends a success, and the caller gets an error.',
  },
  'false-success': {
    by: ['error-is-error'],
    weights: violation,
    says: 'The caller gets a success that the portal did not send.',
  },
  'code-missing': {
    by: ['code-as-field'],
    weights: violation,
    says: 'No field of the error holds the code.',
  },
  'code-differs': {
    by: ['code-as-field'],
    weights: violation,
    says: 'The code of the error is another than the portal sent.',
  },
  'code-as-text': {
    by: ['code-as-field'],
    weights: ['alternative'],
    says: 'The code is the whole text of the error, and no field of its own.',
  },
  'description-missing': {
    by: ['description-as-field'],
    weights: violation,
    says: 'No field of the error holds the description.',
  },
  'description-differs': {
    by: ['description-as-field'],
    weights: violation,
    says: 'The description is another than the portal sent.',
  },
  'status-missing': {
    by: ['status-as-field'],
    weights: violation,
    says: 'No field of the error holds the HTTP status.',
  },
  'status-differs': {
    by: ['status-as-field'],
    weights: violation,
    says: 'The HTTP status of the error is another than the portal sent.',
  },
} as const satisfies Readonly<Record<string, CodeEntry>>;
