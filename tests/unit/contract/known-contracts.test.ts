import { expect, test } from '@playwright/test';
import { contractOfText, textOfContract } from '../../../src/contract/known-contracts.ts';
import { loadContract } from '../../../src/contract/load-contract.ts';

test('a contract that is read from its text is the contract, maps included', async () => {
  const contract = await loadContract({ method: 'im.dialog.writing', edition: '2024-12', trusted: true });
  const kept = { files: ['a.yaml'], hash: 'h', contract, isValid: true };
  expect(contractOfText(textOfContract(kept))).toEqual(kept);
});
