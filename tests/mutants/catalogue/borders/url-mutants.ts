import { unavailable, written } from '../../../../src/portal/generations/writing-responses.ts';
import { isDirect, refusedWith } from '../../../../src/portal/interceptors/writing-call.ts';
import type { Interceptor } from '../../../../src/portal/pipeline/interceptor.ts';
import type { RestCall } from '../../../../src/portal/pipeline/rest-call.ts';
import { dropDialog } from '../../deviations.ts';
import { must } from '../../mutant.ts';

/** Does not see the DIALOG_ID of some calls. */
const blind = (holds: (call: RestCall) => boolean) => (): Interceptor => ({
  call(call) {
    if (isDirect(call) && holds(call)) dropDialog(call);
    return undefined;
  },
});

const body = (call: RestCall) => call.wire.body.toString('latin1');

/** The other clauses that see a portal which answers otherwise right behind some calls. */
export const spoiltBehind = [
  'accepts-chat',
  'accepts-user',
  'dialog-id-malformed',
  'same-by-any-encoding',
  'batch-agrees',
  'name-case',
];

/** Denies a success, or lets a refused call in, right behind a call of some kind, but for the first hundred calls. */
function behind(holds: (call: RestCall) => boolean, letsIn = false): () => Interceptor {
  return () => {
    let armed = false;
    return {
      outcome(o, call) {
        if (call.insideBatch) return o;
        const wasArmed = armed;
        armed = holds(call);
        if (!wasArmed || !isDirect(call) || armed) return o;
        if (letsIn) return refusedWith('DIALOG_ID_EMPTY', o) === undefined ? o : written;
        return o.kind === 'success' ? unavailable : o;
      },
    };
  };
}

/** Portals that lose a parameter among others, or remember the call before. */
export const urlMutants = [
  ...must('encoding', 'same-by-any-encoding', {
    'query-over-body': [
      'takes the DIALOG_ID of the query where one stands in the body too',
      blind((call) => /(?:^|&)DIALOG_ID=/.test(call.wire.query) && /DIALOG_ID/.test(body(call))),
    ],
    'twice-is-none': [
      'takes no DIALOG_ID that stands twice in a query',
      blind((call) => (call.wire.query.match(/DIALOG_ID=/g) ?? []).length > 1),
    ],
    'twice-in-a-form-is-none': [
      'takes no DIALOG_ID that stands twice in a form',
      blind((call) => (body(call).match(/DIALOG_ID=/g) ?? []).length > 1),
    ],
    'long-query-is-cut': [
      'reads a query up to a thousand characters',
      blind((call) => call.wire.query.length > 1_000 && call.wire.httpMethod === 'GET'),
    ],
    'bad-escape-spoils-a-query': [
      'reads no query with a bad escape in it',
      blind((call) => /X_TRACE=%zz/.test(call.wire.query)),
    ],
    'bad-escape-spoils-a-form': [
      'reads no form with a bad escape in it',
      blind((call) => /X_TRACE=%zz/.test(body(call))),
    ],
    'empty-pairs-spoil-a-query': [
      'reads no query that begins with `&`',
      blind((call) => /^&/.test(call.wire.query)),
    ],
    'escaped-names-are-others': [
      'does not undo escapes in names',
      blind((call) => /^%44IALOG_ID/i.test(call.wire.query)),
    ],
    'lists-spoil-a-query': [
      'reads no query with a list in it',
      blind((call) => /X_TRACE\[/.test(call.wire.query)),
    ],
    'long-bodies-are-cut': [
      'reads no body above 16 KiB',
      blind((call) => /X_TRACE/.test(body(call)) && body(call).length > 16_384),
    ],
  }),
  ...must('state', 'same-again', {
    'denies-behind-a-wrong-code': [
      'denies a success right behind a wrong webhook code',
      behind((call) => call.credential === undefined && call.pathCode !== undefined),
    ],
    'denies-behind-a-long-body': [
      'denies a success right behind a body of more than 100 KiB',
      behind((call) => call.wire.body.length > 102_400),
    ],
    'denies-behind-an-unknown-method': [
      'denies a success right behind an unknown method',
      behind((call) => call.method === 'nosuchmodule.nosuchmethod'),
    ],
    'lets-in-behind-a-cut-body': [
      'takes a malformed id right behind a body that does not parse',
      behind((call) => call.bodyKind === 'unreadable', true),
    ],
  }).map((mutant) => ({
    ...mutant,
    also: spoiltBehind,
  })),
];
