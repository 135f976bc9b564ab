import type { CodeEntry } from './code-entry.ts';

const violation = ['violation'] as const;
const any = ['any'] as const;

/** Codes of findings about SDKs: repetition, waiting, redirects and secrets; and of what keeps an SDK from being judged. */
export const sdkConductCodes = {
  'repeated-uselessly': {
    by: ['no-useless-repeat'],
    weights: violation,
    says: 'The call is repeated after {response}.',
    means: 'No repetition can change such a response.',
  },
  'too-many-requests': {
    by: ['bounded-requests'],
    weights: violation,
    says: 'One call leads to too many requests, each of which gets {response}.',
  },
  'too-many-renewals': {
    by: ['bounded-requests'],
    weights: violation,
    says: 'One call renews the access token too often.',
  },
  'never-settles': {
    by: ['settles'],
    weights: violation,
    says: 'The call does not come to an end.',
    means: 'It has not ended by the deadline of the scenario.',
  },
  'program-ended': {
    by: ['settles'],
    weights: violation,
    says: 'The program of the caller ends.',
  },
  'leaves-processes': {
    by: ['settles'],
    weights: violation,
    says: 'Processes are left behind.',
  },
  'trusts-anybody': {
    by: ['unknown-authority-refused'],
    weights: violation,
    says: 'The request is sent although no trusted authority issued the certificate.',
  },
  'not-repeated': {
    by: ['rate-limit-repeated'],
    weights: violation,
    says: 'The call is not repeated.',
  },
  'gave-up': {
    by: ['rate-limit-repeated'],
    weights: violation,
    says: 'The call is given up before the portal accepts it.',
  },
  'repeated-too-soon': {
    by: ['rate-limit-repeated'],
    weights: violation,
    says: 'The call is repeated too soon.',
  },
  'retry-after-ignored': {
    by: ['retry-after-honoured'],
    weights: violation,
    says: 'The call is repeated before Retry-After is over.',
  },
  'not-renewed': {
    by: ['token-renewed'],
    weights: ['violation', 'undecided'],
    says: 'The token is not renewed where the portal can see it.',
    means:
      'It is undecided where the SDK cannot be given a proxy, so that a renewal may have gone elsewhere.',
  },
  'renewed-in-vain': {
    by: ['token-renewed'],
    weights: violation,
    says: 'The token is renewed, and the call is not made again with it.',
  },
  accident: {
    by: ['invalid-response-named'],
    weights: violation,
    says: 'The error reports a programming error inside the SDK, not the response.',
    means: 'It is a TypeError or similar.',
  },
  'invalid-without-status': {
    by: ['invalid-response-named'],
    weights: violation,
    says: 'No field of the error holds the status of the invalid response.',
  },
  'invalid-with-other-status': {
    by: ['invalid-response-named'],
    weights: violation,
    says: 'The error has another status than the invalid response.',
  },
  'no-time-out': {
    by: ['own-time-out'],
    weights: violation,
    says: 'The SDK waits for a response that does not come.',
  },
  'empty-segment': {
    by: ['plain-path'],
    weights: violation,
    says: 'The path has an empty segment.',
    means: 'Two slashes follow one another.',
  },
  'uses-another-method': {
    by: ['uses-post'],
    weights: violation,
    says: 'The method is not called by POST.',
  },
  'secret-in-error': {
    by: ['no-secret-leak'],
    weights: violation,
    says: 'A credential stands in {place}.',
    means: 'The place is type, code, description, text or cause of the error.',
  },
  'secret-in-output': {
    by: ['no-secret-leak'],
    weights: violation,
    says: 'A credential stands in {place}.',
    means: 'The place is stderr, stdout or the log.',
  },
  'secret-in-file': {
    by: ['no-secret-leak'],
    weights: violation,
    says: 'A credential stands in {place}.',
    means: 'The place is a file in `state_dir`.',
  },
  'redirect-changes-method': {
    by: ['redirect-keeps-method'],
    weights: violation,
    says: 'The redirect is followed with another HTTP method.',
  },
  'redirect-drops-body': {
    by: ['redirect-keeps-method'],
    weights: violation,
    says: 'The redirect is followed with another body.',
  },
  'tried-once': {
    by: ['repeats-after-trouble'],
    weights: ['observation'],
    says: 'The call is not repeated after {response}.',
  },
  'tried-again': {
    by: ['repeats-after-trouble'],
    weights: ['observation'],
    says: 'The call is repeated after {response}.',
  },
  'held-back': {
    by: ['holds-back'],
    weights: ['observation'],
    says: 'The SDK delays calls so that the portal refuses none.',
  },
  'not-held-back': {
    by: ['holds-back'],
    weights: ['observation'],
    says: 'The SDK sends calls that the portal has to refuse.',
  },
  interrupted: {
    by: any,
    weights: ['unseen'],
    says: 'The run was interrupted.',
  },
  'portal-differs': {
    by: any,
    weights: ['undecided'],
    says: 'The portal does not do what the scenario says, without the SDK either: the SDK is not the cause.',
  },
} as const satisfies Readonly<Record<string, CodeEntry>>;
