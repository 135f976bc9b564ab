import type { SdkCheck } from '../../sdk/sdk-check.ts';
import { outcomeWords, sdkViolation, surfacedError } from '../../sdk/sdk-finding.ts';

/** The description of the portal's error among the fields of the SDK's; the text of the error counts where it is nothing else. */
export const descriptionAsField: SdkCheck = {
  name: 'description-as-field',
  judge(seen) {
    const told = surfacedError(seen);
    const sent = told?.body['error_description'];
    if (told === null || typeof sent !== 'string') return null;
    const { call, error } = told;
    const expected = JSON.stringify(sent);
    if (error.description === sent && error.description_from !== 'none') return [];
    const isMissing = error.description == null || error.description === '';
    return [
      sdkViolation(call, isMissing ? 'description-missing' : 'description-differs', {
        message: isMissing
          ? 'No field of the error holds the description.'
          : 'The description is another than the portal sent.',
        expected,
        received: isMissing
          ? outcomeWords(seen.record.reply)
          : JSON.stringify(error.description).slice(0, 300),
      }),
    ];
  },
};
