import { unavailable, written } from '../../../../src/portal/generations/writing-responses.ts';
import { isDirect, refusedWith } from '../../../../src/portal/interceptors/writing-call.ts';
import type { Interceptor } from '../../../../src/portal/pipeline/interceptor.ts';
import type { Instead } from '../../../../src/portal/pipeline/response.ts';
import type { WireRequest } from '../../../../src/portal/transport/wire-request.ts';
import { must } from '../../mutant.ts';
import { spoiltBehind } from './url-mutants.ts';

const json = { 'Content-Type': 'application/json; charset=utf-8' };

const internalError: Instead = {
  status: 500,
  headers: json,
  body: '{"error":"INTERNAL_SERVER_ERROR","error_description":"Internal server error"}',
};

/** Breaks on requests that meet a condition. */
const breaksOn =
  (holds: (request: WireRequest) => boolean, instead: Instead = internalError) =>
  (): Interceptor => ({ arrival: (request) => (holds(request) ? instead : undefined) });

const type = ({ headers }: WireRequest) => headers['content-type'] ?? '';
const text = ({ body, query }: WireRequest) => `${query}&${body.toString('latin1')}`;

/** Changes what comes right behind a request that meets a condition. */
function behind(holds: (request: WireRequest) => boolean, letsIn: boolean): () => Interceptor {
  return () => {
    let isArmed = false;
    let wasArmed = false;
    return {
      arrival(request) {
        wasArmed = isArmed;
        isArmed = holds(request);
        return undefined;
      },
      outcome(outcome, call) {
        if (!wasArmed || !isDirect(call) || call.wire.httpMethod === 'HEAD') return outcome;
        if (letsIn) return refusedWith('DIALOG_ID_EMPTY', outcome) === undefined ? outcome : written;
        return outcome.kind === 'success' ? unavailable : outcome;
      },
    };
  };
}

/** Portals that break on HTTP methods, URLs and bodies that no document names, or remember them. */
export const unusualMutants = [
  ...must('robustness', 'no-crash', {
    'crashes-on-put': ['breaks on PUT', breaksOn(({ httpMethod }) => httpMethod === 'PUT')],
    'drops-delete': [
      'closes the connection on DELETE',
      breaksOn(({ httpMethod }) => httpMethod === 'DELETE', 'drop'),
    ],
    'crashes-on-head': ['breaks on HEAD', breaksOn(({ httpMethod }) => httpMethod === 'HEAD')],
    'crashes-on-options': ['breaks on OPTIONS', breaksOn(({ httpMethod }) => httpMethod === 'OPTIONS')],
    'crashes-on-two-slashes': [
      'breaks on two slashes in the path',
      breaksOn(({ path }) => path.includes('//')),
    ],
    'crashes-on-bad-path-escapes': [
      'breaks on a bad escape in the path',
      breaksOn(({ path }) => path.includes('%zz')),
    ],
    'drops-fragments': [
      'closes the connection on a fragment',
      breaksOn(({ query, path }) => /#/.test(query + path), 'drop'),
    ],
    'crashes-on-very-long-queries': [
      'breaks on a query above 8 KiB',
      breaksOn(({ query }) => query.length > 8_192),
    ],
    'crashes-on-a-plus-user': [
      'breaks on a plus in the user of a webhook',
      breaksOn(({ path }) => /\/\+\d/.test(path)),
    ],
    'crashes-on-big-forms': [
      'breaks on a form above 400 KB',
      breaksOn((request) => request.body.length > 400_000 && /form/.test(type(request))),
    ],
    'crashes-on-big-json': [
      'breaks on JSON above 400 KB',
      breaksOn((request) => request.body.length > 400_000 && /json/.test(type(request))),
    ],
    'crashes-on-nested-forms': [
      'breaks on names of fifty brackets',
      breaksOn((request) => /X_TRACE(?:\[a\]){50}/.test(text(request))),
    ],
    'crashes-on-many-pairs': [
      'breaks on more than a thousand pairs',
      breaksOn((request) => text(request).split('&').length > 1_000),
    ],
    'crashes-on-multipart': [
      'breaks on a multipart body with a part',
      breaksOn((request) => /multipart/.test(type(request)) && text(request).includes('form-data; name')),
    ],
    'crashes-on-no-type': [
      'breaks on a POST without a type',
      breaksOn((request) => request.httpMethod === 'POST' && type(request) === '' && request.query === ''),
    ],
  }).map((mutant) => ({ ...mutant, also: ['refused-by-any-way', 'credential-questions', 'same-again'] })),
  ...must('security', 'no-leak', {
    'leaks-in-a-head': [
      'names a file in a header of the response to HEAD',
      () => ({
        arrival: ({ httpMethod }) =>
          httpMethod === 'HEAD'
            ? {
                status: 200,
                headers: { ...json, 'X-Debug': 'loaded /home/bitrix/www/rest/index.php' },
                body: '',
              }
            : undefined,
      }),
    ],
  }).map((mutant) => ({ ...mutant, also: ['refused-by-any-way'] })),
  ...must('state', 'same-again', {
    'denies-behind-a-put': [
      'denies a success right behind a PUT',
      behind(({ httpMethod }) => httpMethod === 'PUT', false),
    ],
    'lets-in-behind-a-head': [
      'takes a malformed id right behind a HEAD',
      behind(({ httpMethod }) => httpMethod === 'HEAD', true),
    ],
  }).map((mutant) => ({
    ...mutant,
    also: [...spoiltBehind, 'refused-by-any-way'],
  })),
];
