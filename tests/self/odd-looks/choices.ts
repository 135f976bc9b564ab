import type { Looks } from '../other-portal.ts';
import { timed } from './times.ts';

/** Right portals that choose where the documents leave a choice. */
export const oddChoices: Readonly<Record<string, Looks>> = {
  'the other code for a missing id': { missing: 'CHAT_ID_EMPTY' },
  '403 for a wrong credential': { refused: 403, lenient: ['bad-credentials'] },
  'an id of zero as one without access': { zeroIs: 'ACCESS_ERROR', lenient: ['zero-ids'] },
  'a huge id as no id': { hugeIs: 'DIALOG_ID_EMPTY' },
  'a huge id as no chat': { hugeIs: 'CHAT_ID_EMPTY' },
  'maps without members as PHP writes them': { emptyMap: [] },
  'time beside an error': { ...timed(), beside: () => ({ time: timed().time?.() }) },
};
