import { written } from '../../../../src/portal/generations/writing-responses.ts';
import { isDirect, rewrite } from '../../../../src/portal/interceptors/writing-call.ts';
import type { Interceptor } from '../../../../src/portal/pipeline/interceptor.ts';
import { refusal } from '../../../../src/portal/pipeline/outcome.ts';
import type { PortalResponse } from '../../../../src/portal/pipeline/response.ts';
import type { RestCall } from '../../../../src/portal/pipeline/rest-call.ts';
import type { Credential, PortalState } from '../../../../src/portal/state/portal-state.ts';
import type { WireRequest } from '../../../../src/portal/transport/wire-request.ts';
import { must, should } from '../../mutant.ts';

const headers = { 'Content-Type': 'application/json; charset=utf-8' };
const letIn: PortalResponse = { status: 200, headers, body: '{"result":true}' };

/** Lets everybody in where the path of a request meets a condition. */
const byPath = (form: RegExp) => (): Interceptor => ({
  arrival: ({ path }: WireRequest) => (form.test(path) ? letIn : undefined),
});

/** Takes any code of a user where a call meets a condition. */
const anyCode = (holds: (call: RestCall) => boolean) => (): Interceptor => ({
  credential: (call: RestCall, { webhooks }: PortalState): Credential | undefined =>
    holds(call) ? [...webhooks.values()].find(({ user }) => String(user.id) === call.pathUser) : undefined,
});

/** Takes whatever is refused by an HTTP method. */
const takesBy = (httpMethod: string) => () =>
  rewrite((outcome, call) => outcome.kind === 'refusal' && call.wire.httpMethod === httpMethod, written);

const notFound = refusal(404, 'ERROR_METHOD_NOT_FOUND', 'Method not found!');

/** Knows no method where the path of a call meets a condition. */
const unknownByPath = (form: RegExp) => (): Interceptor => ({
  call: (call: RestCall) => (form.test(call.wire.path) ? notFound : undefined),
});

/** Reads what follows a semicolon in a query as a parameter. */
function splitsAtSemicolon(): Interceptor {
  return {
    call(call: RestCall) {
      const dialog = /;DIALOG_ID=([^&;]*)/.exec(call.wire.query)?.[1];
      if (isDirect(call) && dialog !== undefined) call.params.set('DIALOG_ID', dialog);
      return undefined;
    },
  };
}

/** Reads an item of a list that stands in a form or a query as the value itself. */
const flattens = (form: RegExp) => (): Interceptor => ({
  call(call: RestCall) {
    const text = `${call.wire.query}&${call.wire.body.toString('latin1')}`;
    const item = form.exec(text)?.[1];
    if (isDirect(call) && item !== undefined) call.params.set('DIALOG_ID', item);
    return undefined;
  },
});

/** Portals that let in, or do not know, what is put by another HTTP method or URL. */
export const anyWayMutants = [
  ...must('authentication', 'refused-by-any-way', {
    'put-needs-no-code': ['takes any code by PUT', anyCode((call) => call.wire.httpMethod === 'PUT')],
    'delete-needs-no-code': [
      'takes any code by DELETE',
      anyCode((call) => call.wire.httpMethod === 'DELETE'),
    ],
    'patch-needs-no-code': ['takes any code by PATCH', anyCode((call) => call.wire.httpMethod === 'PATCH')],
    'two-slashes-need-no-code': [
      'takes any code where two slashes stand in the path',
      anyCode((call) => /\/\//.test(call.wire.path)),
    ],
    'escaped-methods-need-no-code': [
      'takes any code where the method is escaped',
      anyCode((call) => /%69m\.dialog/i.test(call.wire.path)),
    ],
    'slash-behind-needs-no-code': [
      'takes any code where a slash stands behind the method',
      anyCode((call) => call.wire.path.endsWith('/')),
    ],
    'put-takes-anything': ['takes any DIALOG_ID by PUT', takesBy('PUT')],
    'delete-takes-anything': ['takes any DIALOG_ID by DELETE', takesBy('DELETE')],
    'patch-takes-anything': ['takes any DIALOG_ID by PATCH', takesBy('PATCH')],
    'dot-segments-let-in': ['lets everybody in by a path with a dot segment', byPath(/\/\.\//)],
    'parent-segments-let-in': ['lets everybody in by a path that leads up', byPath(/\/\.\.(?:\/|$)/)],
    'capitals-let-in': ['lets everybody in by `/REST/`', byPath(/\/REST\//)],
    'escaped-slashes-let-in': ['lets everybody in by an escaped slash', byPath(/%2F/)],
    'bad-escapes-let-in': ['lets everybody in by a bad escape in the path', byPath(/%zz/)],
    'nul-in-a-path-lets-in': ['lets everybody in by NUL in the path', byPath(/%00$/)],
    'semicolons-let-in': ['lets everybody in by a semicolon behind the method', byPath(/;v=1/)],
    'backslashes-let-in': ['lets everybody in by a backslash in the path', byPath(/\\im/)],
  }).map((mutant) => ({
    ...mutant,
    // The same spelling of a URL then has another outcome.
    also: ['same-by-any-url'],
  })),
  ...must('encoding', 'same-by-any-encoding', {
    'form-lists-are-flattened': [
      'reads `DIALOG_ID[]=chat13` as `DIALOG_ID=chat13`',
      flattens(/(?:^|&)DIALOG_ID\[\]=([^&]*)/),
    ],
    'named-items-are-flattened': [
      'reads `DIALOG_ID[a]=chat13` as `DIALOG_ID=chat13`',
      flattens(/(?:^|&)DIALOG_ID\[a\]=([^&]*)/),
    ],
  }),
  ...should('encoding', 'same-by-any-url', {
    'slash-behind-is-another-method': ['knows no method with a slash behind it', unknownByPath(/writing\/$/)],
    'escaped-letters-are-others': ['knows no method with an escaped letter', unknownByPath(/%69m\.dialog/i)],
    'semicolon-ends-a-parameter': ['takes a semicolon in a query for an ampersand', splitsAtSemicolon],
  }),
];
