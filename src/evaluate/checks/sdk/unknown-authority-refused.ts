import type { SdkCheck } from '../../sdk/sdk-check.ts';
import { sdkViolation } from '../../sdk/sdk-finding.ts';

/** Requests, credential and all, to a portal that cannot show who it is. */
export const unknownAuthorityRefused: SdkCheck = {
  name: 'unknown-authority-refused',
  judge({ wire, scenario }) {
    if (scenario.authority !== 'unknown') return null;
    const [first] = wire;
    if (first === undefined) return [];
    return [
      sdkViolation(first, 'trusts-anybody', {
        message: 'The request is sent although nobody vouches for the certificate.',
        expected: 'no request',
        received: `${wire.length} requests`,
      }),
    ];
  },
};
