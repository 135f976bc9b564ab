import type { RefusalRow } from '../../call-portal.ts';
import { chatRefusals } from './chat-rows.ts';
import { dialogRefusals } from './dialog-rows.ts';
import { otherRefusals } from './other-rows.ts';

/** Every refusal of a method of the chat module that is tested. */
export const allRefusals: readonly RefusalRow[] = [...chatRefusals, ...dialogRefusals, ...otherRefusals];
