import { headerValues } from '../../../exchange/record/parse-response.ts';
import type { ResponseCheck } from '../../check.ts';
import { phrase, quote } from '../../fact.ts';
import { violation } from '../../make-finding.ts';

const expected = phrase('application/json; charset=utf-8');

/** The charsets that a media type names: values without quotes, in lower case. */
function charsetsOf(parts: readonly string[]): readonly string[] {
  return parts
    .map((part) => {
      const [name = '', ...value] = part.split('=');
      return [
        name.trim().toLowerCase(),
        value
          .join('=')
          .trim()
          .replace(/^"(.*)"$/, '$1')
          .toLowerCase(),
      ] as const;
    })
    .flatMap(([name, value]) => (name === 'charset' ? [value] : []));
}

/** Every response of the portal is declared as JSON in UTF-8, once. */
export const contentType: ResponseCheck = {
  name: 'content-type',
  about:
    'Catches responses that are not declared once, as `application/json`, in UTF-8 or with no charset named.',
  scope: 'response',
  judge(seen) {
    const { response, exchange } = seen;
    if (response.kind !== 'success' && response.kind !== 'error' && response.kind !== 'unreadable')
      return null;
    const values = headerValues(exchange.response?.headers ?? [], 'content-type');
    const [value] = values;
    if (value === undefined) {
      return [
        violation(seen, 'no-content-type', {
          expected,
          received: phrase('no Content-Type'),
        }),
      ];
    }
    if (values.length > 1) {
      return [
        violation(seen, 'several-content-types', {
          expected,
          received: quote(values.join(' | ')),
        }),
      ];
    }
    const [type = '', ...rest] = value.split(';');
    const wrong = charsetsOf(rest).some((charset) => charset !== 'utf-8' && charset !== 'utf8');
    if (type.trim().toLowerCase() !== 'application/json') {
      return [
        violation(seen, 'wrong-content-type', {
          expected,
          received: quote(value),
        }),
      ];
    }
    return !wrong
      ? []
      : [
          violation(seen, 'wrong-charset', {
            expected,
            received: quote(value),
          }),
        ];
  },
};
