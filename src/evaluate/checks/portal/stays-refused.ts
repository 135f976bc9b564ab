import { isServersOwn } from '../../../exchange/trouble/trouble.ts';
import type { CaseCheck } from '../../check.ts';
import { phrase } from '../../fact.ts';
import { makeFinding, violation } from '../../make-finding.ts';
import { nothingToJudge } from '../../precondition.ts';
import { responseFact } from '../../response-fact.ts';
import { unmetPrecondition } from '../../unmet-precondition.ts';

/** A call that is refused does not succeed in another form. Which refusal it gets is left open. The usual call comes first: it shows that the portal is there. */
export const staysRefused: CaseCheck = {
  name: 'stays-refused',
  about:
    'Catches calls that are refused as usual and succeed by another HTTP method or another spelling of the URL. Any refusal will do, one by the web server in front of the portal as well: no document says which one. A crash is a matter of no-crash.',
  scope: 'case',
  judge(_, all) {
    const usual = all[0];
    const seen = all.at(-1);
    if (usual === undefined || seen === undefined) return [];
    // A page for every call says nothing of this one.
    const hindrance = unmetPrecondition(usual) ?? unmetPrecondition(seen);
    if (hindrance !== null) return [hindrance];
    // What is let in as usual is a matter of other clauses.
    if (usual.response.kind === 'success') return [nothingToJudge()];
    const facts = { expected: phrase('a refusal'), received: responseFact(seen) };
    if (isServersOwn(seen.exchange)) return [makeFinding(seen, 'web-server-refusal', 'observation', facts)];
    return seen.response.kind === 'success'
      ? [violation(seen, 'let-in', { ...facts, pointer: '/result' })]
      : [];
  },
};
