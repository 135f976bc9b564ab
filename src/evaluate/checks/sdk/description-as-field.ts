import { json } from '../../fact.ts';
import { violation } from '../../make-finding.ts';
import { replyFact, surfacedError } from '../../sdk/reply-fact.ts';
import type { SdkCheck } from '../../sdk/sdk-check.ts';

/** The description of the portal's error among the fields of the SDK's; the text of the error counts where it is nothing else. */
export const descriptionAsField: SdkCheck = {
  name: 'description-as-field',
  judge(seen) {
    const told = surfacedError(seen);
    const sent = told?.body['error_description'];
    if (told === null || typeof sent !== 'string') return null;
    const { call, error } = told;
    const expected = json(sent);
    if (error.description === sent && error.description_from !== 'none') return [];
    const isMissing = error.description == null || error.description === '';
    return [
      violation(call, isMissing ? 'description-missing' : 'description-differs', {
        expected,
        received: isMissing ? replyFact(seen.record.reply) : json(error.description),
      }),
    ];
  },
};
