import { type CodeEntry, errorShapeCause, intermediaryCause } from './code-entry.ts';

const violation = ['violation'] as const;
const text = ['one-json-text'] as const;
const schema = ['schema'] as const;

/** Codes of findings about the bytes, the JSON text and the members of a body. */
export const bodyCodes = {
  'broken-framing': {
    by: text,
    weights: violation,
    says: 'The response breaks the rules of HTTP, so that it cannot be parsed.',
    cause:
      'Length and chunking contradict one another, or a header has bytes that HTTP forbids: a proxy or a module that writes to the connection itself.',
  },
  'truncated-body': {
    by: text,
    weights: violation,
    says: 'The body ends before the length that the headers declare, each time.',
    cause:
      'Content-Length is counted in characters, or before the body is changed or compressed; or the process dies while it writes.',
  },
  'unrequested-content-coding': {
    by: text,
    weights: violation,
    says: 'The body is in a content coding that Accept-Encoding does not allow.',
    cause: 'A proxy or the web server compresses whatever it is asked: Accept-Encoding is not looked at.',
  },
  'invalid-content-coding': {
    by: text,
    weights: violation,
    says: 'The body is not in the content coding that it is declared in.',
    cause:
      'The header says a coding that nothing applied: it is set by hand, or a proxy unpacked the body and kept the header.',
  },
  'raw-deflate': {
    by: text,
    weights: ['alternative'],
    says: 'The body is raw deflate data without the zlib format that the coding deflate stands for.',
    means: 'Browsers take it as well, so it is lenient at most. See RFC 9110, section 8.4.1.2, and RFC 1950.',
    cause: 'An old web server, or a module, writes the deflate format of RFC 1951 without its zlib header.',
  },
  'invalid-utf-8': {
    by: text,
    weights: violation,
    says: 'The body is not valid UTF-8.',
    cause: 'Text of another charset (windows-1251) is sent as it is, or is cut in the middle of a character.',
  },
  'byte-order-mark': {
    by: text,
    weights: violation,
    says: 'The body begins with a byte order mark.',
    cause:
      'A source or settings file of the portal is saved with a byte order mark, which is sent before everything else.',
  },
  'no-json': {
    by: text,
    weights: violation,
    says: 'The body is no JSON text.',
    cause: ({ isHtml }) =>
      isHtml
        ? intermediaryCause
        : 'Something prints beside the response (a PHP warning, debug output, a second response), or the text is cut off.',
  },
  'no-object': {
    by: text,
    weights: violation,
    says: 'The body is JSON but no object.',
    cause:
      'The response is encoded without its envelope: the result alone, or an empty list in place of an empty object.',
  },
  'repeated-member': {
    by: text,
    weights: violation,
    says: 'An object has the same member twice.',
    cause: 'The JSON is put together by hand, or two layers each add the member.',
  },
  'lone-surrogate': {
    by: text,
    weights: violation,
    says: 'A text contains half of a surrogate pair, which is no Unicode text.',
    cause: 'A text is cut in the middle of a UTF-16 pair, or an escape was made by hand.',
  },
  'too-deep': {
    by: text,
    weights: violation,
    says: 'The JSON text is nested too deeply to be read.',
    cause: 'The response repeats what the caller sent, or a structure refers to itself.',
  },
  'result-beside-error': {
    by: ['error-shape'],
    weights: violation,
    says: 'The response has an error and a result at once.',
    cause: 'A default result is filled in before the error, and not taken away.',
  },
  'wrong-result': {
    by: ['success-result'],
    weights: violation,
    says: 'The result of a success is not what the document says.',
    cause:
      'The result is the return value of some inner call, passed on without a cast: 1, "true", null or an empty list.',
  },
  'inconsistent-time': {
    by: ['time-consistent'],
    weights: violation,
    says: {
      finish: 'The call ends before it begins.',
      duration: 'The duration is not the time from start to finish.',
      processing: 'The processing takes longer than the call.',
      date: 'The date is not the instant that {instant} names.',
      'early-reset': 'The limit is reset before the call begins.',
      'late-reset': 'The limit is reset in a far future.',
    },
    cause:
      'The figures come from different clocks or units: milliseconds for seconds, a time zone that is not applied, or a block that was cached.',
  },
  'unknown-member': {
    by: ['unknown-members'],
    weights: violation,
    says: 'The response has a member that no document names.',
    cause: 'A newer portal, a module or debug output adds it.',
  },
  'missing-member': {
    by: ['time-shape', ...schema],
    weights: violation,
    says: 'The member {member} is missing.',
    means: 'Keyword `required`.',
    cause:
      'The member is left out where it is empty, or this response is made by other code than the usual one.',
  },
  'wrong-type': {
    by: schema,
    weights: violation,
    says: 'The member {member} {complaint}.',
    means: 'Keyword `type`.',
    cause:
      'The value is passed on as it came from a database or a query: a number as text, or an object as a list.',
  },
  'empty-text': {
    by: schema,
    weights: violation,
    says: 'The member {member} {complaint}.',
    means: 'Keyword `minLength`.',
    cause: errorShapeCause,
  },
  'negative-number': {
    by: schema,
    weights: violation,
    says: 'The member {member} {complaint}.',
    means: 'Keyword `minimum`.',
    cause: 'Clocks of two servers, or a clock that was set back, are subtracted.',
  },
  'wrong-format': {
    by: schema,
    weights: violation,
    says: 'The member {member} {complaint}.',
    means: 'Keyword `pattern`.',
    cause: 'A date or an identifier is written by other code: another locale, or another version.',
  },
  'wrong-shape': {
    by: schema,
    weights: violation,
    says: 'The member {member} {complaint}.',
    means: 'Any other keyword.',
    cause: errorShapeCause,
  },
} as const satisfies Readonly<Record<string, CodeEntry>>;
