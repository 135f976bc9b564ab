import type { Contract, CredentialVariant } from '../../contract/contract.ts';
import type { AuthPlacement, Case } from '../case.ts';
import { needsOf, sampleOf } from '../inputs.ts';
import { clauseNamed, makeCase } from '../make-case.ts';
import { plannedRequest, type RequestDraft } from '../planned-request.ts';

type Place = Exclude<AuthPlacement, 'default'>;

/** Nearly right tokens, by the place in which they are shown. A header holds no control characters, and blanks around it do not count. */
const nearly: Readonly<Record<Place, readonly CredentialVariant[]>> = {
  body: [
    'other-case',
    'character-before',
    'lengthened',
    'shortened',
    'escaped-twice',
    'space-behind',
    'nul-behind',
  ],
  query: ['other-case', 'character-before', 'lengthened', 'escaped-twice'],
  header: ['other-case', 'character-before', 'lengthened', 'escaped-twice'],
};

/** Tokens that are nearly right are refused as wrong ones are, wherever they stand. */
export function tokenCases(contract: Contract): readonly Case[] {
  const clause = clauseNamed(contract, 'bad-credentials');
  const wrong = contract.outcomes.find(
    ({ credential, calls }) => credential === 'wrong-token' && calls === undefined,
  );
  const [parameters] = Object.values(wrong?.requests ?? {});
  if (clause === undefined || wrong === undefined || parameters === undefined) return [];
  return (Object.keys(nearly) as Place[]).flatMap((auth) =>
    nearly[auth].map((credential) =>
      makeCase(clause, {
        name: `token-${credential}/${auth}`,
        title: `The variant ${credential} of the token in the ${auth} is refused as a wrong token is`,
        requests: [
          plannedRequest(contract, {
            parameters,
            credential,
            auth,
            encoding: auth === 'query' ? 'get-query' : 'post-json',
          }),
        ],
        needs: [...needsOf(parameters), 'oauth'],
        prefers: wrong.prefers,
        accepts: wrong.accepts,
      }),
    ),
  );
}

/** Where the right token stands, and a wrong one beside it. */
const conflicts: Readonly<Record<string, { readonly auth: Place; readonly besides: Place }>> = {
  'header-beside-a-wrong-query': { auth: 'header', besides: 'query' },
  'header-beside-a-wrong-body': { auth: 'header', besides: 'body' },
  'body-beside-a-wrong-header': { auth: 'body', besides: 'header' },
  'query-beside-a-wrong-header': { auth: 'query', besides: 'header' },
  'body-beside-a-wrong-query': { auth: 'body', besides: 'query' },
};

/** What no document says of credentials is asked, and the response is written down. */
export function credentialQuestionCases(contract: Contract): readonly Case[] {
  const clause = clauseNamed(contract, 'credential-questions');
  const success = sampleOf(contract, true);
  if (clause === undefined || contract.sampled === true || success === undefined) return [];
  const { parameters } = success;
  const ask = (name: string, title: string, draft: RequestDraft, need: string): Case =>
    makeCase(clause, {
      name,
      title,
      requests: [plannedRequest(contract, { parameters, ...draft })],
      needs: [...needsOf(parameters), need],
    });
  return [
    ask(
      'user-with-zero',
      'Is the user of a webhook taken with a zero before its id?',
      { credential: 'user-with-zero' },
      'webhook',
    ),
    ask(
      'user-with-plus',
      'Is the user of a webhook taken with a plus before its id?',
      { credential: 'user-with-plus' },
      'webhook',
    ),
    ...Object.entries(conflicts).map(([name, places]) =>
      ask(
        `token-in-the-${name}`,
        `Which token counts: the right one in the ${name.replaceAll('-', ' ')}?`,
        { ...places, encoding: places.auth === 'query' ? 'get-query' : 'post-json' },
        'oauth',
      ),
    ),
  ];
}
