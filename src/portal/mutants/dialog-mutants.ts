import { dialogIdEmpty, unavailable, written } from '../generations/writing-responses.ts';
import { type Outcome, success } from '../pipeline/outcome.ts';
import { must } from './mutant.ts';
import { dialogText, dialogValue, refusedWith, rewrite } from './writing-call.ts';

const isZero = (text: string) => /^(?:chat)?0+$/.test(text);
const isHuge = (text: string) => /^(?:chat)?[1-9]\d{15,}$/.test(text);
const isDenied = (outcome: Outcome) => refusedWith('ACCESS_ERROR', outcome) !== undefined;
const chatNumber = (text: string) => Number(/^chat([1-9]\d{0,14})$/.exec(text)?.[1] ?? 0);

/** Portals that mistake one class of dialog ids. */
export const dialogMutants = [
  ...must('schema', 'success-result', {
    'result-is-one': [
      'answers `result: 1` where it promises `true`',
      () => rewrite((o) => o.kind === 'success', success(1)),
    ],
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
    'malformed-id-is-denied': [
      'answers a malformed user id with ACCESS_ERROR',
      () =>
        rewrite((o, call) => {
          const given = dialogValue(call) ?? '';
          return refusedWith('DIALOG_ID_EMPTY', o) !== undefined && given !== '' && !isZero(dialogText(call));
        }, unavailable),
    ],
  }),
  ...must('semantics', 'chat-id-malformed', {
    'malformed-chat-swaps-code': [
      'answers a malformed chat id with DIALOG_ID_EMPTY',
      () =>
        rewrite(
          (o, call) => refusedWith('CHAT_ID_EMPTY', o) !== undefined && !isZero(dialogText(call)),
          dialogIdEmpty,
        ),
    ],
  }),
  ...must('semantics', 'dialog-id-missing', {
    'missing-id-is-denied': [
      'answers a missing or empty DIALOG_ID with ACCESS_ERROR',
      () =>
        rewrite((_, call) => (dialogValue(call) ?? '') === '' && call.bodyKind !== 'unreadable', unavailable),
    ],
  }),
  ...must('semantics', 'access-denied', {
    'lets-everyone-in': [
      'lets everybody write to every chat there is',
      () =>
        rewrite((o, call, chatExists) => isDenied(o) && chatExists(chatNumber(dialogText(call))), written),
    ],
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
