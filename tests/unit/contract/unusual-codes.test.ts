import { expect, test } from '@playwright/test';
import { loadContract } from '../../../src/contract/load-contract.ts';
import { validatorOf } from '../../../src/contract/oracle.ts';
import { copySpec } from './spec-copy.ts';

/** The document of profile with outcomes that are refused by these responses, in YAML. */
async function contractWith(responses: readonly string[]) {
  const copy = copySpec();
  copy.edit('methods/profile.yaml', (text) => {
    const outcomes = responses.map(
      (response, index) => `  refused-${index}:
    says: A caller who names number ${index} is refused.
    level: MUST
    source: { page: rest-reference, note: profile }
    requests: { refused-${index}: { N: "${index}" } }
    prefers: [${response}]`,
    );
    const refused = `        "400": { $ref: ../envelope.yaml#/components/responses/RefusedByAnyCode }`;
    return text
      .replace('    when: true\n', '')
      .replace('      responses:\n', `      responses:\n${refused}\n`)
      .concat(outcomes.join('\n'), '\n');
  });
  return loadContract({ directory: copy.directory, method: 'profile', edition: '2026-08' });
}

const error_description = 'Words of the portal.';
const bodies = {
  word: { error: 'X', error_description },
  number: { error: 100, error_description },
  empty: { error: '', error_description },
  none: { error_description },
  list: { error: [], error_description },
};

for (const { says, response, code, allowed } of [
  { says: 'a word', response: '{ status: 400, code: X }', code: 'X', allowed: ['word'] },
  { says: 'a number', response: '{ status: 400, code: 100 }', code: '100', allowed: ['word', 'number'] },
  { says: 'an empty code', response: '{ status: 400, code: "" }', code: '', allowed: ['word', 'empty'] },
  {
    says: 'a status alone',
    response: '{ status: 400, code: null }',
    code: null,
    allowed: ['word', 'number', 'empty', 'none'],
  },
]) {
  test(`a document may name ${says}, and its errors may have such a code`, async () => {
    const { outcomes, error } = await contractWith([response]);
    const found = Object.entries(bodies).filter(([, body]) => validatorOf(error)(body));

    expect(outcomes.find(({ name }) => name === 'refused-0')?.prefers).toEqual([{ status: 400, code }]);
    expect(found.map(([name]) => name)).toEqual(allowed);
  });
}

test('a description is asked for whatever the codes', async () => {
  const { error } = await contractWith(['{ status: 400, code: null }']);

  expect(validatorOf(error)({ error: 'X' })).toBe(false);
});

test('a code that is neither text nor a number is refused with its place', async () => {
  await expect(contractWith(['{ status: 400, code: 1.5 }'])).rejects.toThrow(
    /profile\.yaml:\d+:\d+ \/x-outcomes\/refused-0\/prefers\/0\/code/,
  );
});
