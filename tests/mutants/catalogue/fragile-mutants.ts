import { responded } from '../../../src/portal/interceptors/alter.ts';
import { dialogText, isDirect } from '../../../src/portal/interceptors/writing-call.ts';
import type { Interceptor } from '../../../src/portal/pipeline/interceptor.ts';
import type { Instead } from '../../../src/portal/pipeline/response.ts';
import type { RestCall } from '../../../src/portal/pipeline/rest-call.ts';
import { must } from '../mutant.ts';

const json = { 'Content-Type': 'application/json; charset=utf-8' };
const failure = '{"error":"INTERNAL_SERVER_ERROR","error_description":"Internal server error"}';

/** The ways in which badly made portals go down. */
const ways = {
  fails: { status: 500, headers: json, body: failure },
  unavailable: { status: 503, headers: json, body: failure.replace('INTERNAL_SERVER_ERROR', 'UNAVAILABLE') },
  page: {
    status: 500,
    headers: { 'Content-Type': 'text/html' },
    body: '<html><h1>Internal Server Error</h1></html>',
  },
  warning: {
    status: 200,
    headers: { 'Content-Type': 'text/html' },
    body: '<br /><b>Warning</b>: preg_match(): Unknown modifier',
  },
  unsupported: {
    status: 415,
    headers: { 'Content-Type': 'text/html' },
    body: '<html><h1>Unsupported Media Type</h1></html>',
  },
  nothing: { status: 500, headers: { 'Content-Type': 'text/html' }, body: '' },
  drop: 'drop',
} as const satisfies Readonly<Record<string, Instead>>;

type Way = keyof typeof ways;

/** Goes down where a direct call meets a condition. */
function down(way: Way, holds: (call: RestCall) => boolean): () => Interceptor {
  return () =>
    responded(
      () => ways[way],
      (_, call) => isDirect(call) && holds(call),
    );
}

const onText = (way: Way, sign: RegExp) => down(way, (call) => sign.test(dialogText(call)));
const onQuery = (way: Way, sign: RegExp) => down(way, (call) => sign.test(call.wire.query));
const onBody = (way: Way, sign: RegExp) => down(way, (call) => sign.test(call.wire.body.toString('latin1')));
const onJson = (way: Way, sign: RegExp) =>
  down(
    way,
    (call) =>
      /json/.test(String(call.wire.headers['content-type'])) && sign.test(call.wire.body.toString('latin1')),
  );
const onType = (way: Way, sign: RegExp) =>
  down(way, (call) => sign.test(String(call.wire.headers['content-type'] ?? '')));

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the input
const bell = /\u0007/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const rubbish = /^\0\x01/;

/** Portals that a kind of input brings down. */
export const fragileMutants = [
  ...must('robustness', 'no-crash', {
    'fails-on-single-quote': ['breaks on a single quote behind letters', onText('fails', /[a-z]'x/)],
    'fails-on-backslash': ['breaks on a backslash', onText('fails', /\\/)],
    'fails-on-backtick': ['breaks on a backtick', onText('page', /`/)],
    'fails-on-cyrillic': ['breaks on letters of Cyrillic', onText('fails', /[а-я]/i)],
    'fails-on-emoji': [
      'breaks on characters beyond 16 bits, as old tables do',
      onText('fails', /[\u{10000}-\u{10ffff}]/u),
    ],
    'fails-on-right-to-left': ['breaks on marks for writing from right to left', onText('page', /\u202e/)],
    'fails-on-zero-width': ['breaks on characters of no width', onText('fails', /\u200b/)],
    'fails-on-combining': ['breaks on many combining characters', onText('drop', /\u0301/)],
    'fails-on-control': ['breaks on control characters', onText('fails', bell)],
    'fails-on-line-break': ['breaks on a line break in the middle', onText('drop', /\r\n./)],
    'wall-against-paths': ['drops the connection where a path is suspected', onText('drop', /\.\.\//)],
    'fails-on-template': ['breaks on the brackets of a template', onText('fails', /\{\{/)],
    'fails-on-format': ['breaks on signs of a format', onText('fails', /%s|%n/)],
    'fails-above-255': [
      'breaks on more than 255 characters, as a column does',
      onText('fails', /^[^\d]{256,}$/),
    ],
    'fails-above-8k': ['breaks on more than 8192 characters', onText('unavailable', /^[^\d]{8193,}$/)],
    'drops-above-64k': ['closes the connection on 65536 characters', onText('drop', /^[^\d]{65536,}$/)],
    'warns-on-pattern': [
      'prints a warning alone where a sign of a pattern stands',
      onText('warning', /[\\`]/),
    ],
    'fails-on-lone-percent': [
      'breaks on a percent sign with nothing behind it in a query',
      onQuery('fails', /%(?![0-9a-f])/i),
    ],
    'fails-on-bad-utf8-query': ['breaks on escapes that are no UTF-8 in a query', onQuery('page', /%c3%28/i)],
    'fails-on-overlong-query': ['breaks on overlong UTF-8 in a query', onQuery('fails', /%c0%80/i)],
    'fails-on-nul-in-query': ['breaks on an escaped NUL in a query', onQuery('drop', /%00/)],
    'fails-on-bad-form': [
      'breaks on a percent sign with nothing behind it in a form',
      onBody('fails', /=%$/),
    ],
    'fails-on-brackets': [
      'breaks on brackets that do not close in the name of a parameter',
      onBody('fails', /\[=/),
    ],
    'fails-on-deep-names': ['breaks on deeply nested names in a form', onBody('nothing', /(\[a\]){100}/)],
    'fails-on-depth-100': ['breaks on JSON nested a hundred times', onJson('fails', /\[{100}/)],
    'drops-on-depth': [
      'closes the connection on JSON nested ten thousand times',
      onJson('drop', /\[{10000}/),
    ],
    'fails-on-huge-number': ['breaks on a number beyond all floats', onJson('fails', /:1e400/)],
    'fails-on-long-number': ['breaks on a JSON number of 400 digits', onJson('fails', /:\d{400}/)],
    'fails-on-tiny-number': ['breaks on a number that is nearly zero', onJson('fails', /:-1e-400/)],
    'fails-on-long-list': ['breaks on a list of five thousand numbers', onJson('page', /,4999\]/)],
    'fails-on-large-object': ['breaks on an object with two thousand members', onJson('fails', /"k1999"/)],
    'fails-on-many-parameters': ['breaks on more than a thousand parameters', onJson('fails', /"P1400"/)],
    'fails-on-prototype': ['breaks on names of JavaScript’s own', onJson('fails', /__proto__/)],
    'fails-on-empty-name': ['breaks on a parameter without a name', onJson('fails', /\{"":/)],
    'fails-on-long-name': ['breaks on a parameter whose name is long', onJson('fails', /"N{1000}/)],
    'fails-on-repeated-name': [
      'breaks on a parameter that is there twice',
      onJson('fails', /("DIALOG_ID":"abc").*\1/),
    ],
    'fails-on-json-surrogate': ['breaks on half of a surrogate pair', onJson('page', /\\ud800"/)],
    'fails-on-bad-utf8-json': ['breaks on JSON that is no UTF-8', onJson('fails', /\xff\xfe"/)],
    'fails-on-utf16-json': ['breaks on JSON in UTF-16', onJson('fails', /^\{\0/)],
    'fails-on-rubbish': ['breaks on a body of random bytes', onJson('drop', rubbish)],
    'fails-on-unknown-type': ['breaks on a content type it does not know', onType('page', /x-unknown/)],
    'refuses-xml-by-page': ['answers XML with a page and 415', onType('unsupported', /xml/)],
    'fails-on-multipart': ['breaks on a form of parts without parts', onType('fails', /multipart/)],
    'fails-on-negative-json': ['breaks on a negative JSON number', onJson('fails', /:-1[,}]/)],
    'fails-on-unknown-parameter': [
      'breaks on a parameter that it does not know',
      onJson('fails', /"UNKNOWN"/),
    ],
  }),
  ...must('robustness', 'no-crash', {
    'fails-on-null': [
      'breaks on a DIALOG_ID of null',
      onJson('fails', /"DIALOG_ID":null\}$/),
      ['dialog-id-missing'],
    ],
    'fails-on-empty-text': [
      'breaks on an empty DIALOG_ID in JSON',
      onJson('page', /"DIALOG_ID":""/),
      ['dialog-id-missing', 'same-by-any-encoding', 'batch-agrees'],
    ],
    'fails-on-boolean': [
      'breaks on a DIALOG_ID of true',
      onJson('fails', /:true\}$/),
      ['dialog-id-malformed'],
    ],
    'fails-on-object': [
      'breaks on a DIALOG_ID that is an object',
      onJson('drop', /"DIALOG_ID":\{"ID"/),
      ['dialog-id-malformed'],
    ],
    'fails-on-empty-body': [
      'breaks on an empty JSON body',
      down(
        'fails',
        (call) => call.wire.body.length === 0 && /json/.test(String(call.wire.headers['content-type'])),
      ),
      ['malformed-json'],
    ],
    'fails-on-json-list': ['breaks on JSON that is a list', onJson('fails', /^\[/), ['malformed-json']],
    'fails-on-json-scalar': [
      'breaks on JSON that is a number, a word or a text',
      onJson('fails', /^(?:\d+|null|true|".*")$/),
      ['malformed-json'],
    ],
    'fails-on-cut-json': [
      'shows a page where JSON is cut off',
      onJson('page', /^\{"DIALOG_ID":"chat\d+"$/),
      ['malformed-json'],
    ],
    'fails-on-wide-digits': [
      'breaks on digits of other scripts',
      onText('fails', /[\uff10-\uff19\u0660-\u0669]/),
      ['dialog-id-malformed', 'chat-id-malformed', 'batch-agrees'],
    ],
    'fails-on-200-digits': [
      'breaks on two hundred digits',
      onText('fails', /^(?:chat)?\d{200}$/),
      ['huge-ids', 'batch-agrees'],
    ],
  }),
];
