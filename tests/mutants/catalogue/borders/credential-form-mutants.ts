import type { Interceptor } from '../../../../src/portal/pipeline/interceptor.ts';
import type { RestCall } from '../../../../src/portal/pipeline/rest-call.ts';
import type { Credential, PortalState } from '../../../../src/portal/state/portal-state.ts';
import { must } from '../../mutant.ts';

/** Accepts a pair of user and code where what it reads of them is a webhook's. */
function reads(read: (text: string) => string, readUser = (user: string) => user): () => Interceptor {
  return () => ({
    credential({ pathCode, pathUser }: RestCall, { webhooks }: PortalState): Credential | undefined {
      if (pathCode === undefined || pathUser === undefined) return undefined;
      return [...webhooks.values()].find(
        ({ user, secret }) => read(secret) === read(pathCode) && String(user.id) === readUser(pathUser),
      );
    },
  });
}

const itself = (text: string) => text;

/** Portals that read another credential than the one that was shown. */
export const credentialFormMutants = [
  ...must('authentication', 'bad-credentials', {
    'any-letter-case': ['takes a code in any letter case', reads((text) => text.toLowerCase())],
    'code-is-trimmed': ['trims blanks around a code', reads((text) => text.trim())],
    'code-is-trimmed-behind': ['trims blanks behind a code', reads((text) => text.trimEnd())],
    'code-ends-at-nul': ['reads a code up to NUL', reads((text) => text.split('\0', 1)[0] ?? '')],
    'code-is-unescaped-twice': [
      'undoes the escapes of a code twice',
      reads((text) =>
        text.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
      ),
    ],
    'something-before-a-code': [
      'takes a code with something before it',
      () => ({
        credential: ({ pathCode, pathUser }: RestCall, { webhooks }: PortalState) =>
          [...webhooks.values()].find(
            ({ user, secret }) => pathCode?.endsWith(secret) === true && String(user.id) === pathUser,
          ),
      }),
    ],
    'user-is-a-number': [
      'reads the number at the beginning of a user',
      reads(itself, (user) => String(Number.parseInt(user, 10))),
    ],
    'user-zero-is-anybody': [
      'takes user 0 for whoever the code belongs to',
      () => ({
        credential: ({ pathCode, pathUser }: RestCall, { webhooks }: PortalState) =>
          pathUser === '0' && pathCode !== undefined ? webhooks.get(pathCode) : undefined,
      }),
    ],
  }),
];
