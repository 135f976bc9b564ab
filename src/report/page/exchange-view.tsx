/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Exchange, HeaderPair } from '../../exchange/exchange.ts';
import { shortened } from '../escape.ts';
import { answerLine, bodyText, failureText, requestTarget } from '../exchange-text.ts';
import { Block, Code } from './marks.tsx';

const longestBody = 2000;
const longestHeader = 300;

function headerLines(headers: readonly HeaderPair[]): string[] {
  // A line feed inside a header value must not look like the next header.
  return headers.map(([name, value]) =>
    shortened(`${name}: ${value}`, longestHeader).replaceAll('\n', '\\n'),
  );
}

function message(first: string, headers: readonly HeaderPair[], body: string): string {
  const text = [first.replaceAll('\n', '\\n'), ...headerLines(headers)].join('\n');
  return body === '' ? text : `${text}\n\n${shortened(body, longestBody)}`;
}

function requestText({ request }: Exchange): string {
  const body = request.body === null ? '' : bodyText(request.body);
  return message(`${request.method} ${requestTarget(request)}`, request.headers, body);
}

function responseText(exchange: Exchange): string {
  const { response, failure } = exchange;
  const failed = failureText(exchange);
  const why = failed === null ? '' : `(${failed}. ${failure?.message ?? ''})`;
  if (response === null) return why === '' ? '(no answer)' : why;
  const first = `HTTP/${response.httpVersion} ${response.status} ${response.reason}`.trimEnd();
  const whole = message(first, response.headers, bodyText(response.body));
  return why === '' ? whole : `${whole}\n${why}`;
}

function Confirmation({ exchange }: { readonly exchange: Exchange }): JSX.Element | null {
  const { confirmation } = exchange;
  if (confirmation === undefined) return null;
  const { control, again } = confirmation;
  return (
    <p>
      Confirmed: a plain call right after gave <Code text={answerLine(control)} />
      {again === null ? '.' : ', and the same request again gave '}
      {again === null ? null : <Code text={answerLine(again)} />}
    </p>
  );
}

/** One exchange as the two HTTP messages that went over the wire, secrets replaced. */
export function ExchangeView({ exchange }: { readonly exchange: Exchange }): JSX.Element {
  const ms = Math.round(exchange.timing.total);
  return (
    <div class="exchange">
      <div>
        <h5>Sent</h5>
        <Block text={requestText(exchange)} limit={20_000} />
      </div>
      <div>
        <h5>
          Received <small>after {ms} ms</small>
        </h5>
        <Block text={responseText(exchange)} limit={20_000} />
      </div>
      <Confirmation exchange={exchange} />
    </div>
  );
}
