import type { Contract } from '../../contract/contract.ts';
import type { Case, OtherHttpMethod } from '../case.ts';
import { needsOf, sampleOf } from '../inputs.ts';
import { clauseNamed, makeCase } from '../make-case.ts';
import { type PathForm, pathForms } from '../path-forms.ts';
import { plannedRequest, type RequestDraft } from '../planned-request.ts';
import { probeParameter, wordInputs } from '../probe-parameter.ts';

const httpMethods: readonly OtherHttpMethod[] = ['PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'];

/** Spellings behind which a badly made router finds the method and not the credential. */
const pastCredential: readonly PathForm[] = [
  'two-slashes-first',
  'two-slashes-inside',
  'two-slashes-before-the-method',
  'slash-behind',
  'dot-segment',
  'parent-segment',
  'folder-in-capitals',
  'letter-escaped',
  'slash-escaped',
  'semicolon-behind',
];

/** Longer than the first line of a request that nginx reads by default, 8 KiB, and shorter than what Node.js reads. */
const longQuery = 9_000;

/** By another HTTP method, with the parameters in the query: most portals read no body of such a call. */
const by = (httpMethod: OtherHttpMethod): RequestDraft => ({ httpMethod, encoding: 'get-query' });

/** Ways to send a call that no document names: name → what differs from a POST with a JSON body. */
function waysToSend(parameters: RequestDraft['parameters']): Readonly<Record<string, RequestDraft>> {
  // A portal that reads no body of such a call finds the parameters in the query.
  const body = (httpMethod: OtherHttpMethod): RequestDraft => ({
    httpMethod,
    ...(parameters === undefined ? {} : { query: parameters }),
  });
  return {
    ...Object.fromEntries(
      httpMethods.map((httpMethod) => [`by-${httpMethod.toLowerCase()}`, by(httpMethod)]),
    ),
    'by-put-in-the-body': body('PUT'),
    'by-patch-in-the-body': body('PATCH'),
    ...Object.fromEntries(
      Object.keys(pathForms)
        .filter((form) => form !== 'as-usual')
        .map((form) => [form, { pathForm: form as PathForm }]),
    ),
    'very-long-query': { pathForm: 'as-usual', query: { X_TRACE: 'x'.repeat(longQuery) } },
  };
}

/** A call that is refused, and one that succeeds with a wrong code in place of the right one, sent in ways that no document names: none of them succeeds. */
export function anyWayCases(contract: Contract): readonly Case[] {
  const clause = clauseNamed(contract, 'refused-by-any-way');
  const refused = sampleOf(contract, false);
  if (clause === undefined || contract.sampled === true || refused === undefined) return [];
  const { parameters } = refused;
  const plain = plannedRequest(contract, { parameters });
  const refusals = Object.entries(waysToSend(parameters)).map(([way, draft]) =>
    makeCase(clause, {
      name: way,
      title: `A call that is refused is refused as well when it is sent in the way ${way}`,
      requests: [plain, plannedRequest(contract, { parameters, ...draft })],
    }),
  );
  const ways: Readonly<Record<string, RequestDraft>> = {
    'by-put': by('PUT'),
    'by-delete': by('DELETE'),
    'by-patch': by('PATCH'),
    ...Object.fromEntries(pastCredential.map((form) => [form, { pathForm: form }])),
  };
  const success = sampleOf(contract, true)?.parameters ?? parameters;
  const wrong = { parameters: success, credential: 'wrong-code' } as const;
  const strangers = Object.entries(ways).map(([way, draft]) =>
    makeCase(clause, {
      name: `${way}/wrong-code`,
      title: `A wrong code is refused as well when the call is sent in the way ${way}`,
      requests: [plannedRequest(contract, wrong), plannedRequest(contract, { ...wrong, ...draft })],
      needs: needsOf(success, 'wrong-code'),
    }),
  );
  return [...refusals, ...strangers];
}

/** Spellings of a URL that mean the same by RFC 3986, or to every portal that is known. */
const sameForms: readonly PathForm[] = ['slash-behind', 'letter-escaped'];

/** Refused calls whose URL is written otherwise, or holds a semicolon, have the outcome of the usual spelling. */
export function anyUrlCases(contract: Contract): readonly Case[] {
  const clause = clauseNamed(contract, 'same-by-any-url');
  if (clause === undefined || contract.sampled === true) return [];
  const parameter = probeParameter(contract);
  return wordInputs(contract).flatMap(([{ name, parameters }, value]) => [
    ...sameForms.map((pathForm) =>
      makeCase(clause, {
        name: `${name}/${pathForm}`,
        title: `${name} with a URL in the form ${pathForm} has the outcome of the usual URL`,
        requests: [
          plannedRequest(contract, { parameters }),
          plannedRequest(contract, { parameters, pathForm }),
        ],
      }),
    ),
    makeCase(clause, {
      name: `${name}/semicolon`,
      title: `A semicolon in a query is no end of a parameter (${name})`,
      requests: [
        plannedRequest(contract, {
          encoding: 'get-query',
          parameters: { X_TRACE: `1;${parameter}=${value}` },
        }),
        plannedRequest(contract, {
          encoding: 'get-query',
          rawQuery: `X_TRACE=1;${parameter}=${value}`,
        }),
      ],
    }),
  ]);
}
