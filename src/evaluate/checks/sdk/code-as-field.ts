import type { SdkCheck } from '../../sdk/sdk-check.ts';
import { outcomeWords, sdkFinding, sdkViolation, surfacedError } from '../../sdk/sdk-finding.ts';

/** The code of the portal's error among the fields of the SDK's. */
export const codeAsField: SdkCheck = {
  name: 'code-as-field',
  judge(seen) {
    const told = surfacedError(seen);
    const sent = told?.call.response.code ?? null;
    if (told === null || sent === null) return null;
    const { call, error } = told;
    const expected = `the code ${sent} as a field`;
    if (error.code == null || error.code === '' || error.code_from === 'none')
      return [
        sdkViolation(call, 'code-missing', {
          message: 'No field of the error holds the code.',
          expected,
          received: outcomeWords(seen.record.reply),
        }),
      ];
    if (error.code !== sent)
      return [
        sdkViolation(call, 'code-differs', {
          message: 'The code of the error is another than the portal sent.',
          expected,
          received: error.code,
        }),
      ];
    if (error.code_from !== 'message') return [];
    return [
      sdkFinding(call, 'code-as-text', 'alternative', {
        message: 'The code is the whole text of the error, and no field of its own.',
        expected,
        received: `the text ${error.code}`,
      }),
    ];
  },
};
