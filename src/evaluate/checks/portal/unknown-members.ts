import type { Schema } from '../../../contract/contract.ts';
import { pointerOf } from '../../../contract/pointer.ts';
import type { AnswerCheck } from '../../check.ts';
import { shortJson } from '../../describe-answer.ts';
import { violation } from '../../make-finding.ts';

function membersOf(schema: Schema): readonly string[] {
  return typeof schema === 'boolean'
    ? []
    : Object.keys((schema['properties'] as Record<string, unknown> | undefined) ?? {});
}

/** An answer has no top-level member that the documents do not name. */
export const unknownMembers: AnswerCheck = {
  name: 'unknown-members',
  scope: 'answer',
  judge(seen, { contract }) {
    const { body } = seen.answer;
    if (body === null) return null;
    const known = new Set([...membersOf(contract.success), ...membersOf(contract.error)]);
    return Object.entries(body)
      .filter(([name]) => !known.has(name))
      .map(([name, value]) =>
        violation(seen, 'unknown-member', {
          message: 'The answer has a member that no document names.',
          pointer: pointerOf([name]),
          expected: [...known].join(', '),
          received: shortJson(value),
        }),
      );
  },
};
