import { violation } from '../../make-finding.ts';
import type { SdkCheck } from '../../sdk/sdk-check.ts';

/** Requests, credential and all, to a portal that cannot show who it is. */
export const unknownAuthorityRefused: SdkCheck = {
  name: 'unknown-authority-refused',
  judge({ wire, scenario }) {
    if (scenario.authority !== 'unknown') return null;
    const [first] = wire;
    if (first === undefined) return [];
    return [
      violation(first, 'trusts-anybody', {
        expected: { kind: 'requests', count: 0 },
        received: { kind: 'requests', count: wire.length },
      }),
    ];
  },
};
