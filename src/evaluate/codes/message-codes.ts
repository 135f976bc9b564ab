import type { CodeEntry } from './code-entry.ts';

const violation = ['violation'] as const;
const leak = ['no-leak'] as const;
const type = ['content-type'] as const;
const discloses = 'The response discloses {what} ({place}).';

/** Codes of findings about headers, size, time, and what a message discloses. */
export const messageCodes = {
  'no-content-type': {
    by: type,
    weights: violation,
    says: 'The response has no Content-Type.',
    cause: 'The header is left to a default of the web server, or output began before the headers.',
  },
  'several-content-types': {
    by: type,
    weights: violation,
    says: 'The response has several Content-Type headers.',
    cause: 'Both the portal and a proxy set the header.',
  },
  'wrong-content-type': {
    by: type,
    weights: violation,
    says: 'The response is not declared as JSON.',
    cause: ({ isHtml }) =>
      isHtml
        ? 'The header is not set at all: text/html is the default of PHP.'
        : 'Another renderer, such as the one for XML, or a proxy sets the header.',
  },
  'wrong-charset': {
    by: type,
    weights: violation,
    says: 'The response is declared in another charset than UTF-8.',
    cause: 'The portal runs in another charset than UTF-8, or the header is a default of the web server.',
  },
  'large-answer': {
    by: ['answer-size'],
    weights: violation,
    says: 'The response is larger than the clause allows.',
    means: 'Bytes are counted as they came over the wire.',
    cause: 'Debug output, or data of other methods, is sent along.',
  },
  'slow-answer': {
    by: ['answer-time'],
    weights: violation,
    says: 'The response takes longer than the clause allows.',
    means:
      'Seconds are counted from the request to the last byte. No response within the time-out is `timeout`.',
    cause:
      'The call waits for something: a lock of the session, a push server that does not respond, a machine that is busy.',
  },
  echo: {
    by: ['no-echo'],
    weights: violation,
    says: 'The response repeats what the caller sent.',
    cause:
      'Input is put into the message, for debugging or by a template: harmless here, and an injection wherever the message is shown.',
  },
  'leaks-credential': {
    by: leak,
    weights: violation,
    says: discloses,
    cause:
      'The request, with its address or its token, is put into the response: debug output, or an error that quotes the call.',
  },
  'leaks-stack-trace': {
    by: leak,
    weights: violation,
    says: discloses,
    cause: 'Exceptions are shown to the caller: debug mode is on.',
  },
  'leaks-file-path': {
    by: leak,
    weights: violation,
    says: discloses,
    cause: 'Errors are shown to the caller: display_errors, or debug mode, is on.',
  },
  'leaks-sql': {
    by: leak,
    weights: violation,
    says: discloses,
    cause:
      'Errors of the database are shown to the caller: debug mode is on, or input reaches a query as it stands.',
  },
  'leaks-internal-host': {
    by: leak,
    weights: violation,
    says: discloses,
    cause: 'A server behind the proxy names itself: in a header that the proxy passes on, or in an error.',
  },
} as const satisfies Readonly<Record<string, CodeEntry>>;
