import { declareResponses } from '../declare-responses.ts';
import { failed, page, refused, success } from '../make-exchange.ts';

const typed = (...values: string[]) => ({
  ...success,
  headers: values.map((value) => ['Content-Type', value] as const),
});

declareResponses('content-type', {
  right: {
    'the usual type': success,
    'an error of the usual type': refused(400, 'DIALOG_ID_EMPTY'),
    'a type without a charset': typed('application/json'),
    'capitals and blanks': typed('Application/JSON ;  CharSet = UTF-8'),
    'a quoted charset': typed('application/json; charset="utf-8"'),
    'the spelling utf8': typed('application/json;charset=utf8'),
    'another parameter': typed('application/json; charset=utf-8; profile="a;b"'),
    'a header in small letters': { ...success, headers: [['content-type', 'application/json']] },
    'a header in capitals': { ...success, headers: [['CONTENT-TYPE', 'application/json; charset=UTF-8']] },
    'other headers around it': {
      ...success,
      more: [
        ['X-Powered-By', 'PHP'],
        ['X-Content-Type', 'text/html'],
      ],
    },
  },
  wrong: {
    'no type': [{ ...success, headers: [] }, 'no-content-type'],
    'HTML for a type': [typed('text/html; charset=utf-8'), 'wrong-content-type'],
    'an empty type': [typed(''), 'wrong-content-type'],
    'a sibling of JSON': [typed('application/problem+json'), 'wrong-content-type'],
    'a longer name': [typed('application/json5'), 'wrong-content-type'],
    'two types in one header': [typed('application/json, text/html'), 'wrong-content-type'],
    'two headers': [typed('application/json', 'text/html'), 'several-content-types'],
    'the same header twice': [typed('application/json', 'application/json'), 'several-content-types'],
    'another charset': [typed('application/json; charset=windows-1251'), 'wrong-charset'],
    'UTF-16': [typed('application/json; charset=utf-16'), 'wrong-charset'],
    'a wrong charset of an error': [
      { ...refused(403, 'ACCESS_ERROR'), headers: [['content-type', 'application/json;charset=latin1']] },
      'wrong-charset',
    ],
    'a wrong charset of JSON that cannot be read': [
      { body: '{', headers: [['Content-Type', 'application/json; charset=koi8-r']] },
      'wrong-charset',
    ],
  },
  silent: {
    'a page of somebody else': page(502),
    'a redirect': { status: 302, more: [['Location', 'https://other.example/']] },
    'no response': failed('timeout'),
  },
});
