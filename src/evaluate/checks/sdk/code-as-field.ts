import { usableCode } from '../../../exchange/record/parse-response.ts';
import { quote } from '../../fact.ts';
import { makeFinding, violation } from '../../make-finding.ts';
import { replyFact, surfacedError } from '../../sdk/reply-fact.ts';
import type { SdkCheck } from '../../sdk/sdk-check.ts';

/** The code of the portal's error among the fields of the SDK's. */
export const codeAsField: SdkCheck = {
  name: 'code-as-field',
  judge(seen) {
    const told = surfacedError(seen);
    const sent = told === null ? null : usableCode(told.call.response);
    if (told === null || sent === null) return null;
    const { call, error } = told;
    const expected = quote(`the code ${sent} as a field`);
    if (error.code == null || error.code === '' || error.code_from === 'none')
      return [
        violation(call, 'code-missing', {
          expected,
          received: replyFact(seen.record.reply),
        }),
      ];
    if (error.code !== sent)
      return [
        violation(call, 'code-differs', {
          expected,
          received: quote(error.code),
        }),
      ];
    if (error.code_from !== 'message') return [];
    return [
      makeFinding(call, 'code-as-text', 'alternative', {
        expected,
        received: quote(`the text ${error.code}`),
      }),
    ];
  },
};
