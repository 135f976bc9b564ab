import { requestDifferences } from '../../sdk/request-differences.ts';
import type { SdkCheck } from '../../sdk/sdk-check.ts';

/** What arrives on the other host, where a redirect was followed. Refusing it loses nothing. */
export const redirectLosesNothing: SdkCheck = {
  name: 'redirect-loses-nothing',
  judge(seen) {
    const first = seen.wire.find(({ response }) => response.kind === 'redirect');
    if (first === undefined) return null;
    const followed = seen.wire.find(({ note }) => note.elsewhere);
    return followed === undefined
      ? []
      : requestDifferences(followed, seen).map((found) => ({
          ...found,
          message: `After the redirect: ${found.message}`,
        }));
  },
};
