import { unavailable, written } from '../../../src/portal/generations/writing-responses.ts';
import { responded } from '../../../src/portal/interceptors/alter.ts';
import {
  dialogText,
  isDirect,
  isWriting,
  refusedWith,
} from '../../../src/portal/interceptors/writing-call.ts';
import type { Interceptor } from '../../../src/portal/pipeline/interceptor.ts';
import { type Outcome, refusal, success } from '../../../src/portal/pipeline/outcome.ts';
import type { RestCall } from '../../../src/portal/pipeline/rest-call.ts';
import { contentType, dropDialog, status } from '../deviations.ts';
import { must, should } from '../mutant.ts';

type Way = (call: RestCall) => boolean;
const byGet: Way = (call) => call.wire.httpMethod === 'GET';
const byForm: Way = (call) => call.bodyKind === 'form' && !call.insideBatch;
const bySuffix: Way = (call) => call.suffix === 'json';
const notFound = refusal(404, 'ERROR_METHOD_NOT_FOUND', 'Method not found!');

/** Ends otherwise when the method is called in one way. */
function ends(way: Way, change: (outcome: Outcome, call: RestCall) => Outcome): () => Interceptor {
  return () => ({ outcome: (o, call) => (isDirect(call) && way(call) ? change(o, call) : o) });
}

/** Does not see the DIALOG_ID of calls of one kind. */
function blind(way: Way): () => Interceptor {
  return () => ({
    call(call) {
      if (isDirect(call) && way(call)) dropDialog(call);
      return undefined;
    },
  });
}

/** Does not know the method, or the parameter, where a spelling is not the one it expects. */
const exactMethod = (known: (name: string) => boolean) => () => ({
  call: (call: RestCall) => (isWriting(call) && !known(call.method) ? notFound : undefined),
});
const exactName = (known: (name: string) => boolean) => () => ({
  call(call: RestCall) {
    for (const name of [...call.params.keys()]) {
      if (isWriting(call) && name.toUpperCase() === 'DIALOG_ID' && !known(name)) call.params.delete(name);
    }
    return undefined;
  },
});

/** Portals that read the same call otherwise when it is sent in another form. */
export const encodingMutants = [
  ...must('encoding', 'same-by-any-encoding', {
    'no-get': [
      'answers GET with 405',
      ends(byGet, () => refusal(405, 'METHOD_NOT_ALLOWED', 'POST only')),
      ['bad-credentials'],
    ],
    'get-denies': [
      'denies by GET what it allows by POST',
      ends(byGet, (o) => (o.kind === 'success' ? unavailable : o)),
    ],
    'get-lets-in': [
      'lets everybody in by GET',
      ends(byGet, (o) => (refusedWith('ACCESS_ERROR', o) ? written : o)),
    ],
    'form-lets-in': [
      'lets everybody in by a form',
      ends(byForm, (o) => (refusedWith('ACCESS_ERROR', o) ? written : o)),
    ],
    'suffix-lets-in': [
      'lets everybody in by the suffix .json',
      ends(bySuffix, (o) => (refusedWith('ACCESS_ERROR', o) ? written : o)),
    ],
    'suffix-swaps-codes': [
      'mixes up the codes of malformed ids under .json',
      ends(bySuffix, (o) => (refusedWith('CHAT_ID_EMPTY', o) ? refusal(400, 'DIALOG_ID_EMPTY', 'No') : o)),
    ],
    'form-denies-users': [
      'denies users in a form',
      ends(byForm, (o, call) => (o.kind === 'success' && /^\d/.test(dialogText(call)) ? unavailable : o)),
    ],
    'form-accepts-anything': [
      'answers true to every malformed id in a form',
      ends(byForm, (o, call) => (refusedWith('DIALOG_ID_EMPTY', o) && dialogText(call) !== '' ? written : o)),
    ],
    'get-errors-with-200': [
      'sends errors to GET with status 200',
      () => status(200, (o, call) => o.kind === 'refusal' && isDirect(call) && byGet(call)),
      ['bad-credentials'],
    ],
    'charset-is-not-json': [
      'reads no JSON whose content type names a charset',
      blind((call) => /^application\/json *;/i.test(contentType(call))),
    ],
    'charset-is-no-form': [
      'reads no form whose content type names a charset',
      blind((call) => /urlencoded *;/i.test(contentType(call))),
    ],
    'escaped-json-unread': [
      'does not undo escapes in JSON',
      blind((call) => call.bodyKind === 'json' && /\\u00[46]/i.test(call.wire.body.toString('latin1'))),
    ],
    'spaced-json-unread': [
      'expects JSON without white space',
      blind((call) => call.bodyKind === 'json' && /^\s/.test(call.wire.body.toString('latin1'))),
    ],
    'escaped-form-unread': [
      'does not undo escapes of letters in a form',
      blind((call) => byForm(call) && /%6/.test(call.wire.body.toString('latin1'))),
    ],
    'escaped-query-unread': [
      'does not undo escapes of letters in a query',
      blind((call) => byGet(call) && /%6/.test(call.wire.query)),
    ],
    'token-in-body-unread': [
      'does not read a token in the body',
      () => ({
        call: (call) =>
          isDirect(call) &&
          call.pathCode === undefined &&
          call.wire.body.includes('auth') &&
          !call.wire.query.includes('auth')
            ? refusal(401, 'NO_AUTH_FOUND', 'Wrong authorization data')
            : undefined,
      }),
    ],
    'token-denies': [
      'denies with a token what it allows by webhook',
      ends(
        (call) => call.pathCode === undefined,
        (o) => (o.kind === 'success' ? unavailable : o),
      ),
    ],
    'token-lets-in': [
      'lets everybody with a token in',
      ends(
        (call) => call.pathCode === undefined,
        (o) => (refusedWith('ACCESS_ERROR', o) ? written : o),
      ),
    ],
  }),
  ...must('encoding', 'success-result', {
    'get-is-202': [
      'answers a success by GET with 202',
      () => status(202, (o, call) => o.kind === 'success' && isDirect(call) && byGet(call)),
      ['same-by-any-encoding'],
    ],
    'form-result-is-one': [
      'answers `result: 1` to a form',
      ends(byForm, (o) => (o.kind === 'success' ? success(1) : o)),
      ['same-by-any-encoding'],
    ],
  }),
  ...must('encoding', 'no-redirect', {
    'redirects-get': [
      'sends a GET to a login page',
      () =>
        responded(
          () => ({ status: 302, headers: { Location: '/auth/' }, body: '' }),
          (_, call) => isDirect(call) && byGet(call),
        ),
    ],
    'redirects-suffix': [
      'sends a call with .json to the path without it',
      () =>
        responded(
          () => ({ status: 308, headers: { Location: '/rest/' }, body: '' }),
          (_, call) => isDirect(call) && bySuffix(call),
        ),
    ],
    'redirects-forms-for-good': [
      'sends forms elsewhere with 301',
      () =>
        responded(
          () => ({ status: 301, headers: { Location: 'https://other.example/' }, body: '' }),
          (_, call) => isDirect(call) && byForm(call),
        ),
    ],
  }),
  ...should('encoding', 'name-case', {
    'method-in-small-letters-only': [
      'knows its method in small letters only',
      exactMethod((name) => name === name.toLowerCase()),
    ],
    'no-capital-method': [
      'does not know its method in capitals',
      exactMethod((name) => name !== name.toUpperCase()),
    ],
    'parameter-in-capitals-only': [
      'knows DIALOG_ID in capitals only',
      exactName((name) => name === 'DIALOG_ID'),
    ],
    'no-small-parameter': [
      'does not know dialog_id in small letters',
      exactName((name) => name !== 'dialog_id'),
    ],
  }),
];
