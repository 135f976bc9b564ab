import type { Interceptor } from '../../../../src/portal/pipeline/interceptor.ts';
import type { RestCall } from '../../../../src/portal/pipeline/rest-call.ts';
import type { Credential, PortalState } from '../../../../src/portal/state/portal-state.ts';
import { must } from '../../mutant.ts';

const ofHeader = ({ wire }: RestCall) => /^bearer +(\S+)\s*$/i.exec(wire.headers.authorization ?? '')?.[1];
const ofQuery = ({ wire }: RestCall) => new URLSearchParams(wire.query).get('auth') ?? undefined;
const ofBody = (call: RestCall) => {
  const given = call.wire.query.includes('auth=') ? undefined : call.params.get('auth');
  return typeof given === 'string' ? given : undefined;
};

/** Takes a token that is like a right one, where it stands in one place. */
function likeIn(
  place: (call: RestCall) => string | undefined,
  alike: (given: string, right: string) => boolean,
): () => Interceptor {
  return () => ({
    credential(call: RestCall, { tokens }: PortalState): Credential | undefined {
      const given = place(call);
      if (given === undefined || given === '') return undefined;
      return [...tokens.values()].find(
        ({ secret, expiresAt }) =>
          (expiresAt === undefined || expiresAt > Date.now()) && alike(given, secret),
      );
    },
  });
}

const anyCase = (given: string, right: string) => given.toLowerCase() === right.toLowerCase();
const somethingBefore = (given: string, right: string) => given.endsWith(right);
const somethingBehind = (given: string, right: string) => given.startsWith(right);
const unescaped = (text: string) =>
  text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Portals that read another token than the one that was shown, in one of its places. */
export const tokenMutants = [
  ...must('authentication', 'bad-credentials', {
    'bearer-in-any-case': ['takes a token of the header in any letter case', likeIn(ofHeader, anyCase)],
    'something-before-a-bearer': [
      'takes a token of the header with something before it',
      likeIn(ofHeader, somethingBefore),
    ],
    'something-behind-a-bearer': [
      'takes a token of the header with something behind it',
      likeIn(ofHeader, somethingBehind),
    ],
    'bearer-is-unescaped': [
      'undoes escapes in a token of the header',
      likeIn(ofHeader, (given, right) => unescaped(unescaped(given)) === right),
    ],
    'query-token-in-any-case': ['takes a token of the query in any letter case', likeIn(ofQuery, anyCase)],
    'query-token-is-unescaped-twice': [
      'undoes the escapes of a token of the query twice',
      likeIn(ofQuery, (given, right) => unescaped(unescaped(given)) === right),
    ],
    'something-behind-a-query-token': [
      'takes a token of the query with something behind it',
      likeIn(ofQuery, somethingBehind),
    ],
    'body-token-in-any-case': ['takes a token of the body in any letter case', likeIn(ofBody, anyCase)],
    'body-token-is-trimmed': [
      'trims blanks behind a token of the body',
      likeIn(ofBody, (given, right) => given.trimEnd() === right),
    ],
    'body-token-ends-at-nul': [
      'reads a token of the body up to NUL',
      likeIn(ofBody, (given, right) => given.split('\0', 1)[0] === right),
    ],
    'short-body-token-will-do': [
      'takes the beginning of a token in the body',
      likeIn(ofBody, (given, right) => given.length > 8 && right.startsWith(given)),
    ],
  }),
];
