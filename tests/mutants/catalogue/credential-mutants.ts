import { responded } from '../../../src/portal/interceptors/alter.ts';
import { refusedWith } from '../../../src/portal/interceptors/writing-call.ts';
import type { Interceptor } from '../../../src/portal/pipeline/interceptor.ts';
import { refusal } from '../../../src/portal/pipeline/outcome.ts';
import type { RestCall } from '../../../src/portal/pipeline/rest-call.ts';
import type { Credential, PortalState } from '../../../src/portal/state/portal-state.ts';
import { onCode } from '../deviations.ts';
import { must } from '../mutant.ts';

/** Accepts a webhook code that is like a right one of the same user. */
function likes(
  alike: (given: string, right: string) => boolean,
  holds = (_: RestCall) => true,
): () => Interceptor {
  return () => ({
    credential(call: RestCall, { webhooks }: PortalState): Credential | undefined {
      const { pathCode, pathUser } = call;
      if (pathCode === undefined || !holds(call)) return undefined;
      return [...webhooks.values()].find(
        (webhook) => String(webhook.user.id) === pathUser && alike(pathCode, webhook.secret),
      );
    },
  });
}

/** Accepts whatever does not come by a webhook and meets a condition. */
function takesToken(holds: (given: string) => boolean): () => Interceptor {
  return () => ({
    credential(call: RestCall, { tokens }: PortalState): Credential | undefined {
      const given = call.params.get('auth') ?? call.params.get('access_token') ?? '';
      return call.pathCode === undefined && typeof given === 'string' && holds(given)
        ? [...tokens.values()].find(({ expiresAt }) => expiresAt === undefined || expiresAt > Date.now())
        : undefined;
    },
  });
}

const anyCode = () => true;
const middle = (length: number) => Math.floor(length / 2);

/** Portals that look at a credential, but not at all of it. */
export const credentialMutants = [
  ...must('authentication', 'bad-credentials', {
    'first-eight-count': [
      'compares the first eight characters of a code',
      likes((a, b) => a.slice(0, 8) === b.slice(0, 8)),
    ],
    'all-but-last-count': [
      'compares all characters of a code but the last',
      likes((a, b) => a.slice(0, -1) === b.slice(0, -1)),
    ],
    'last-eight-count': [
      'compares the last eight characters of a code',
      likes((a, b) => a.slice(-8) === b.slice(-8)),
    ],
    'all-but-first-count': [
      'compares all characters of a code but the first',
      likes((a, b) => a.slice(1) === b.slice(1)),
    ],
    'ends-count': [
      'compares the beginning and the end of a code',
      likes(
        (a, b) => a.length === b.length && a.slice(0, 8) === b.slice(0, 8) && a.slice(-8) === b.slice(-8),
      ),
    ],
    'length-counts': ['compares the lengths of codes', likes((a, b) => a.length === b.length)],
    'longer-code-will-do': ['accepts a code with something behind it', likes((a, b) => a.startsWith(b))],
    'shorter-code-will-do': ['accepts the beginning of a code', likes((a, b) => b.startsWith(a))],
    'one-typo-is-forgiven': [
      'accepts a code with one wrong character',
      likes((a, b) => a.length === b.length && [...a].filter((char, at) => char !== b[at]).length <= 1),
    ],
    'middle-is-not-compared': [
      'does not compare the character in the middle of a code',
      likes(
        (a, b) =>
          [...a].every((char, at) => char === b[at] || at === middle(b.length)) && a.length === b.length,
      ),
    ],
    'any-code-by-get': ['accepts any code by GET', likes(anyCode, (call) => call.wire.httpMethod === 'GET')],
    'any-code-in-forms': ['accepts any code with a form', likes(anyCode, (call) => call.bodyKind === 'form')],
    'any-code-with-suffix': [
      'accepts any code with the suffix .json',
      likes(anyCode, (call) => call.suffix === 'json'),
    ],
    'any-code-in-batch': ['accepts any code for a batch', likes(anyCode, (call) => call.method === 'batch')],
    'no-credential-needed': ['answers calls without any credential', takesToken((given) => given === '')],
    'any-token-will-do': ['accepts any access token', takesToken((given) => given !== '')],
    'bad-code-by-other-name': [
      'answers a wrong webhook code with NO_AUTH_FOUND',
      () => ({
        outcome: (o) => (refusedWith('INVALID_CREDENTIALS', o) ? refusal(401, 'NO_AUTH_FOUND', 'No') : o),
      }),
    ],
    'bad-code-as-expired': [
      'answers a wrong webhook code with expired_token',
      () => ({
        outcome: (o) => (refusedWith('INVALID_CREDENTIALS', o) ? refusal(401, 'expired_token', 'No') : o),
      }),
    ],
    'bad-token-is-denied': [
      'answers an unknown token with 403 ACCESS_DENIED',
      () => ({ outcome: (o) => (refusedWith('invalid_token', o) ? refusal(403, 'ACCESS_DENIED', 'No') : o) }),
    ],
  }),
  ...must('authentication', 'no-crash', {
    'bad-code-is-500': [
      'answers a wrong webhook code with 500',
      () => responded((response) => ({ ...response, status: 500 }), onCode('INVALID_CREDENTIALS')),
      ['bad-credentials'],
    ],
    'bad-code-is-a-page': [
      'answers a wrong webhook code with an HTML page',
      () =>
        responded(
          () => ({
            status: 401,
            headers: { 'Content-Type': 'text/html' },
            body: '<html><h1>401</h1></html>',
          }),
          onCode('INVALID_CREDENTIALS'),
        ),
      ['bad-credentials'],
    ],
    'bad-code-is-dropped': [
      'closes the connection on a wrong webhook code',
      () => responded(() => 'drop', onCode('INVALID_CREDENTIALS')),
      ['bad-credentials'],
    ],
  }),
  ...must('authentication', 'no-redirect', {
    'bad-code-to-login': [
      'sends those with a wrong webhook code to a login page',
      () =>
        responded(
          () => ({ status: 302, headers: { Location: '/auth/' }, body: '' }),
          onCode('INVALID_CREDENTIALS'),
        ),
    ],
  }),
];
