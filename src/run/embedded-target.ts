import type { DialogRole } from '../contract/contract.ts';
import type { Target } from '../exchange/target/target.ts';
import type { RunningPortal } from '../portal/portal-options.ts';

/** How an embedded portal is called. */
export interface EmbeddedOptions {
  readonly timeoutMs: number;
  readonly rate: Target['rate'];
}

const dialogs: Readonly<Record<DialogRole, string>> = {
  member: 'chat13',
  user: '13',
  foreign: 'chat99',
  open: 'chat21',
  own: '1',
  group: 'sg5',
};

/** A running reference portal as a target: by webhook and by OAuth, with all the dialogs of its default seed. */
export function embeddedTarget(portal: RunningPortal, { timeoutMs, rate }: EmbeddedOptions): Target {
  const [userId = '', code = ''] = new URL(portal.webhookUrl).pathname.split('/').slice(2);
  return {
    kind: 'embedded',
    name: 'embedded reference portal',
    origin: portal.origin,
    restPath: '/rest/',
    webhook: { userId, code },
    oauth: { accessToken: portal.accessToken },
    secondWebhook: null,
    dialogs,
    timeoutMs,
    rate,
    connections: 8,
  };
}
