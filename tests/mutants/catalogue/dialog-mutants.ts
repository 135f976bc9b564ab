import { unavailable, written } from '../../../src/portal/generations/writing-responses.ts';
import {
  chatNumber,
  dialogText,
  dialogValue,
  isZero,
  refusedWith,
  rewrite,
} from '../../../src/portal/interceptors/writing-call.ts';
import { type Outcome, success } from '../../../src/portal/pipeline/outcome.ts';
import { faulty, must } from '../mutant.ts';

const isHuge = (text: string) => /^(?:chat)?[1-9]\d{15,}$/.test(text);
const isDenied = (outcome: Outcome) => refusedWith('ACCESS_ERROR', outcome) !== undefined;

/** Portals that mistake one class of dialog ids. */
export const dialogMutants = [
  ...must('schema', 'success-result', {
    ...faulty('result-is-one'),
    'result-is-a-word': [
      'answers `result: "true"`, a string',
      () => rewrite((o) => o.kind === 'success', success('true')),
    ],
  }),
  ...must('semantics', 'accepts-chat', {
    'refuses-chats': [
      'denies chats that the caller is a member of',
      () => rewrite((o, call) => o.kind === 'success' && chatNumber(dialogText(call)) > 0, unavailable),
    ],
  }),
  ...must('semantics', 'accepts-user', {
    'refuses-users': [
      'denies users who may be written to',
      () => rewrite((o, call) => o.kind === 'success' && /^\d+$/.test(dialogText(call)), unavailable),
    ],
  }),
  ...must('semantics', 'dialog-id-malformed', {
    ...faulty('malformed-id-is-denied'),
  }),
  ...must('semantics', 'chat-id-malformed', {
    ...faulty('malformed-chat-swaps-code'),
  }),
  ...must('semantics', 'dialog-id-missing', {
    'missing-id-is-denied': [
      'answers a missing or empty DIALOG_ID with ACCESS_ERROR',
      () =>
        rewrite((_, call) => (dialogValue(call) ?? '') === '' && call.bodyKind !== 'unreadable', unavailable),
    ],
  }),
  ...must('semantics', 'access-denied', {
    ...faulty('lets-everyone-in'),
  }),
  ...must('semantics', 'no-such-chat', {
    'unknown-chat-is-true': [
      'answers true for a chat that does not exist',
      () =>
        rewrite((o, call, chatExists) => {
          const id = chatNumber(dialogText(call));
          return isDenied(o) && id > 0 && !chatExists(id);
        }, written),
    ],
  }),
  ...must('semantics', 'zero-ids', {
    'zero-is-true': [
      'answers true for 0 and chat0',
      () => rewrite((_, call) => isZero(dialogText(call)), written),
    ],
  }),
  ...must('semantics', 'huge-ids', {
    'huge-id-is-true': [
      'answers true for ids of 16 and more digits',
      () => rewrite((_, call) => isHuge(dialogText(call)), written),
    ],
  }),
];
