import type { Looks } from '../other-portal.ts';
import { timed } from './times.ts';

const json = 'application/json; charset=utf-8';

function withText(write: (body: object) => string, more: Looks = {}): Looks {
  return {
    ...more,
    write: (response, status, body) =>
      void response.writeHead(status, { 'Content-Type': json }).end(write(body)),
  };
}

function escaped(body: object, which: RegExp, upper = false): string {
  return JSON.stringify(body).replace(which, (char) => {
    const hex = char.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${upper ? hex.toUpperCase() : hex}`;
  });
}

/** The members of an object, and of objects in it, the other way round. */
function reversed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]) => [name, reversed(inner)]),
  );
}

const words = "Диалог <b>недоступен</b>: can't / won't & 🚫";

/** Right portals that write JSON otherwise. */
export const oddTexts: Readonly<Record<string, Looks>> = {
  'escapes as PHP writes them': withText((body) => escaped(body, /[<>&']/g, true).replaceAll('/', '\\/'), {
    words,
  }),
  'everything beyond ASCII escaped': withText((body) => escaped(body, /[\u0080-\uffff]/g), { words }),
  'every letter of a text escaped': withText((body) => escaped(body, /(?<=:")[A-Z]/g), { words }),
  'nothing escaped': withText((body) => JSON.stringify(body), { words }),
  'pretty-printed': withText((body) => JSON.stringify(body, null, 4), timed()),
  'pretty-printed with tabs and CRLF': withText((body) =>
    JSON.stringify(body, null, '\t').replaceAll('\n', '\r\n'),
  ),
  'a line break behind the JSON': withText((body) => `${JSON.stringify(body)}\n`),
  'white space around the JSON': withText((body) => ` \r\n\t${JSON.stringify(body)}  \r\n`),
  'members in reverse order': withText((body) => JSON.stringify(reversed(body)), timed()),
  'numbers as Python writes them': withText(
    (body) => JSON.stringify(body).replace(/("(?:start|processing)":\d+)(?=[,}])/g, '$1.0'),
    timed({ start: Math.floor }),
  ),
  'numbers with an exponent': withText(
    (body) => JSON.stringify(body).replace(/("processing"):0(?=[,}])/g, '$1:2.1e-3'),
    timed(),
  ),
};
