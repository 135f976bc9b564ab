import { unavailable, written } from '../../../../src/portal/generations/writing-responses.ts';
import { dialogText, refusedWith, rewrite } from '../../../../src/portal/interceptors/writing-call.ts';
import type { Interceptor } from '../../../../src/portal/pipeline/interceptor.ts';
import type { Outcome } from '../../../../src/portal/pipeline/outcome.ts';
import { members } from '../../deviations.ts';
import { must } from '../../mutant.ts';

const isMalformed = (outcome: Outcome) =>
  refusedWith('DIALOG_ID_EMPTY', outcome) !== undefined ||
  refusedWith('CHAT_ID_EMPTY', outcome) !== undefined;

/** Takes what a forgiving reader makes a good id of. */
const reads = (read: (text: string) => string) => () =>
  rewrite((o, call) => {
    const text = dialogText(call);
    return text !== '' && isMalformed(o) && /^(chat)?[1-9]\d*$/.test(read(text));
  }, written);

/** Takes a form of user ids. */
const takes =
  (form: RegExp, instead: Outcome = written) =>
  () =>
    rewrite((o, call) => isMalformed(o) && form.test(dialogText(call)), instead);

/** Gives an error a text of blanks or marks. */
const blank = (member: string, text: string) => (): Interceptor =>
  members(
    (envelope) => ({ ...envelope, [member]: text }),
    (outcome) => outcome.kind === 'refusal',
  );

/** Portals that find an id where none is written, or no word where one must be. */
export const spellingMutants = [
  ...must('semantics', 'dialog-id-malformed', {
    'takes-thirteen-point-zero': ['takes `13.0` for a user', takes(/^\d+\.0*$/)],
    'takes-an-exponent-of-one': ['takes `1e1` and `13E0` for users', takes(/^\d+[eE][01]$/)],
    'takes-hexadecimal-letters': ['takes `0x0d` for a user', takes(/^0x0d$/)],
    'takes-binary': ['takes `0b1101` for a user', takes(/^0b[01]+$/)],
    'takes-octal': ['takes `0o15` for a user', takes(/^0o[0-7]+$/)],
    'takes-a-word-before': ['takes `user13` for 13', takes(/^user\d+$/)],
    'takes-bengali-digits': ['takes Bengali digits for a user', takes(/^[\u09e6-\u09ef]+$/)],
    'takes-digit-groups': ["takes `1'3` for a user", takes(/^\d'\d+$/)],
    'takes-two-minuses': ['takes `--13` for a user', takes(/^--\d+$/)],
    'takes-a-sign-behind': ['takes `13-` and `13+` for users', takes(/^\d+[-+]$/)],
    'takes-bold-digits': [
      'takes digits that Unicode calls compatible for digits',
      reads((text) => (/[\u{1d7ce}-\u{1d7ff}]|[\u2460-\u2468]/u.test(text) ? text.normalize('NFKC') : '')),
    ],
    'takes-superscripts': ['takes superscript digits for a user', takes(/^[\u00b9\u00b3]+$/)],
    'trims-no-break-spaces': [
      'trims no-break spaces of user ids',
      reads((text) => (/^[\d\u00a0]+$/.test(text) ? text.trim() : '')),
    ],
    'trims-tabs': ['trims tabs of user ids', reads((text) => (/^[\d\t]+$/.test(text) ? text.trim() : ''))],
    'trims-line-feeds': [
      'trims line feeds of user ids',
      reads((text) => (/^[\d\n]+$/.test(text) ? text.trim() : '')),
    ],
    'trims-zero-width-spaces': [
      'leaves out zero-width spaces of user ids',
      reads((text) => (/^[\d\u200b]+$/.test(text) ? text.replaceAll('\u200b', '') : '')),
    ],
    'trims-nul': [
      'reads a user id up to NUL',
      reads((text) => (/^\d+\0$/.test(text) ? text.slice(0, -1) : '')),
    ],
    'takes-a-list-of-users': ['takes the first of `13,134`', takes(/^\d+,\d+$/)],
    'takes-an-open-list': ['takes `13,` for a user', takes(/^(?:,\d+|\d+,)$/)],
    'takes-a-list-of-lines': ['takes the first of several lines', takes(/^\d+\n\d+$/)],
    'takes-json-lists': ['takes a JSON list of an id as text', takes(/^\["?\d+"?\]$/)],
    'takes-double-quotes': ['takes `"13"` with its quotes', takes(/^"\d+"$/)],
    'unescapes-twice': [
      'undoes escapes in user ids',
      reads((text) => (/^(%3\d)+$|^\d+%20$/.test(text) ? decodeURIComponent(text).trim() : '')),
    ],
    'unescapes-entities': ['undoes HTML entities in user ids', takes(/^(&#\d+;)+$/)],
    'trims-chats-at-the-front': ['trims blanks before chat ids', takes(/^\s+chat\d+$/)],
    'blanks-are-denied': ['answers a blank DIALOG_ID with ACCESS_ERROR', takes(/^\s+$/, unavailable)],
    'blanks-are-true': ['answers true for a no-break space', takes(/^\u00a0$/)],
    'null-as-a-word': ['answers true for the text null', takes(/^null$/)],
  }),
  ...must('semantics', 'chat-id-malformed', {
    'takes-chat-point-zero': ['takes `chat13.0` for chat13', takes(/^chat\d+\.0$/)],
    'takes-a-colon': ['takes `chat:13` for chat13', takes(/^chat[:#]\d+$/)],
    'trims-chats': ['trims blanks behind chat ids', takes(/^chat\d+\s\s?$/)],
    'takes-a-list-of-chats': ['takes the first of `chat13,chat134`', takes(/^chat\d+,chat\d+$/)],
    'unescapes-chats': ['undoes escapes in chat ids', takes(/^chat(%3\d)+$/)],
    'long-chats-are-denied': [
      'denies long chat ids instead of calling them malformed',
      takes(/^chat.{200}/, unavailable),
    ],
  }),
  ...must('schema', 'error-shape', {
    'description-is-a-space': ['describes errors with a space', blank('error_description', ' ')],
    'description-is-blank': ['describes errors with a no-break space', blank('error_description', '\u00a0')],
    'description-is-invisible': [
      'describes errors with a zero-width space',
      blank('error_description', '\u200b'),
    ],
    'description-is-a-tab': ['describes errors with a line of tabs', blank('error_description', '\t\t\n')],
    'description-is-a-dash': ['describes errors with a dash', blank('error_description', '-')],
  }),
];
