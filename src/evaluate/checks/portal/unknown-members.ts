import type { Schema } from '../../../contract/contract.ts';
import { pointerOf } from '../../../contract/pointer.ts';
import type { ResponseCheck } from '../../check.ts';
import { json, phrase } from '../../fact.ts';
import { violation } from '../../make-finding.ts';

function membersOf(schema: Schema): readonly string[] {
  return typeof schema === 'boolean'
    ? []
    : Object.keys((schema['properties'] as Record<string, unknown> | undefined) ?? {});
}

/** A response has no top-level member that the documents do not name. */
export const unknownMembers: ResponseCheck = {
  name: 'unknown-members',
  about: 'Catches top-level members that neither `Success` nor `Error` names.',
  scope: 'response',
  judge(seen, { contract }) {
    const { body } = seen.response;
    if (body === null) return null;
    const known = new Set([...membersOf(contract.success), ...membersOf(contract.error)]);
    return Object.entries(body)
      .filter(([name]) => !known.has(name))
      .map(([name, value]) =>
        violation(seen, 'unknown-member', {
          pointer: pointerOf([name]),
          expected: phrase([...known].join(', ')),
          received: json(value),
        }),
      );
  },
};
