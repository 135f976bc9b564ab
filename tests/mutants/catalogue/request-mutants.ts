import { isDirect, isWriting, refusedWith } from '../../../src/portal/interceptors/writing-call.ts';
import { type Outcome, refusal } from '../../../src/portal/pipeline/outcome.ts';
import type { RestCall } from '../../../src/portal/pipeline/rest-call.ts';
import { dropDialog } from '../deviations.ts';
import { must, should } from '../mutant.ts';

const notFound: Outcome = refusal(404, 'ERROR_METHOD_NOT_FOUND', 'Method not found!');

/** Looks at a direct call of `im.dialog.writing` before any check. */
function onCall(look: (call: RestCall) => Outcome | undefined) {
  return { call: (call: RestCall) => (isDirect(call) ? look(call) : undefined) };
}

/** Makes a direct call lose its DIALOG_ID where a condition holds. */
function loseDialog(holds: (call: RestCall) => boolean) {
  return onCall((call) => {
    if (holds(call)) dropDialog(call);
    return undefined;
  });
}

function keepOnlyExactNames(call: RestCall): Outcome | undefined {
  if (!isWriting(call)) return undefined;
  if (call.method !== 'im.dialog.writing') return notFound;
  for (const name of [...call.params.keys()]) {
    if (name !== 'DIALOG_ID' && name.toUpperCase() === 'DIALOG_ID') call.params.delete(name);
  }
  return undefined;
}

/** Portals that misread requests, credentials or method names. */
export const requestMutants = [
  ...must('authentication', 'bad-credentials', {
    'any-code-will-do': [
      'accepts any webhook code of a user who has one',
      () => ({
        credential: ({ pathCode, pathUser }, state) =>
          pathCode === undefined
            ? undefined
            : [...state.webhooks.values()].find((webhook) => String(webhook.user.id) === pathUser),
      }),
    ],
    'any-user-will-do': [
      'accepts a webhook code under any user',
      () => ({
        credential: ({ pathCode }, state) =>
          pathCode === undefined ? undefined : state.webhooks.get(pathCode),
      }),
    ],
    'bad-code-is-not-found': [
      'answers a wrong webhook code with 404 and another code',
      () => ({
        outcome: (outcome) =>
          refusedWith('INVALID_CREDENTIALS', outcome) ? refusal(404, 'NOT_FOUND', 'Not found') : outcome,
      }),
    ],
  }),
  ...must('status', 'unknown-method', {
    'unknown-method-is-400': [
      'answers an unknown method with 400',
      () => ({
        outcome: (outcome, call) => {
          const found = call.insideBatch ? undefined : refusedWith('ERROR_METHOD_NOT_FOUND', outcome);
          return found === undefined ? outcome : { ...found, status: 400 };
        },
      }),
    ],
  }),
  ...must('encoding', 'same-by-any-encoding', {
    'ignores-query-on-get': [
      'does not read the query of a GET',
      () => loseDialog((call) => call.wire.httpMethod === 'GET'),
    ],
    'ignores-query-on-post': [
      'does not read the query of a POST',
      () => loseDialog((call) => call.wire.httpMethod === 'POST' && call.bodyKind === 'none'),
    ],
    'ignores-form-body': [
      'does not read urlencoded bodies',
      () => loseDialog((call) => call.bodyKind === 'form'),
    ],
    'json-suffix-unknown': [
      'does not know the suffix .json',
      () => onCall((call) => (call.suffix === 'json' ? notFound : undefined)),
      ['bad-credentials'],
    ],
  }),
  ...should('encoding', 'name-case', {
    'case-sensitive-names': ['tells upper from lower case in names', () => ({ call: keepOnlyExactNames })],
  }),
  ...must('encoding', 'malformed-json', {
    'bad-json-is-an-error': [
      'answers a JSON body that does not parse with INVALID_JSON',
      () =>
        onCall((call) =>
          call.bodyKind === 'unreadable'
            ? refusal(400, 'INVALID_JSON', 'The body is no JSON object')
            : undefined,
        ),
    ],
  }),
];
