/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from 'preact';
import type { Exchange, HeaderPair } from '../../../exchange/record/exchange.ts';
import { curlLine } from '../../text/curl-line.ts';
import { shortened, visibleLines } from '../../text/escape.ts';
import { bodyText, failureText, requestTarget, responseLine } from '../../text/exchange-text.ts';
import { Code, CopyBlock } from '../marks.tsx';
import { MarkedBody } from './marked-body.tsx';

const longestHead = 6000;
const longestHeader = 300;

/** The first line and the headers of a message. A line feed inside a value must not look like the next header. */
function headText(first: string, headers: readonly HeaderPair[]): string {
  const lines = headers.map(([name, value]) => shortened(`${name}: ${value}`, longestHeader));
  return shortened([first, ...lines].map((line) => line.replaceAll('\n', '\\n')).join('\n'), longestHead);
}

function Message(props: { readonly head: string; readonly children?: ComponentChildren }): JSX.Element {
  return (
    <pre>
      <code>
        <span class="head">{visibleLines(props.head)}</span>
        {props.children}
      </code>
    </pre>
  );
}

/** A request as it went over the wire, secrets replaced. */
export function RequestMessage(props: { readonly exchange: Exchange }): JSX.Element {
  const { request } = props.exchange;
  const head = headText(`${request.method} ${requestTarget(request)}`, request.headers);
  const body = request.body === null ? '' : bodyText(request.body);
  return (
    <Message head={head}>
      {body === '' ? null : '\n\n'}
      <MarkedBody text={body} pointer="" />
    </Message>
  );
}

/** What came back, or why nothing did. `pointer` leads to the value that a finding is about. */
export function ResponseMessage(props: {
  readonly exchange: Exchange;
  readonly pointer: string;
}): JSX.Element {
  const { exchange, pointer } = props;
  const { response, failure } = exchange;
  const failed = failureText(exchange);
  const why = failed === null ? '' : `(${failed}. ${failure?.message ?? ''})`;
  if (response === null) return <Message head={why === '' ? '(no response)' : why} />;
  const first = `HTTP/${response.httpVersion} ${response.status} ${response.reason}`.trimEnd();
  const body = bodyText(response.body);
  return (
    <Message head={headText(first, response.headers)}>
      {body === '' ? null : '\n\n'}
      <MarkedBody text={body} pointer={pointer} />
      {why === '' ? null : `\n${visibleLines(shortened(why, longestHeader))}`}
    </Message>
  );
}

function Confirmation({ exchange }: { readonly exchange: Exchange }): JSX.Element | null {
  const { confirmation } = exchange;
  if (confirmation === undefined) return null;
  const { tries, controls } = confirmation;
  const control = controls.at(-1);
  return (
    <p>
      {tries.length === 0 ? null : (
        <>
          This is try {tries.length + 1} of the request. Earlier ones got{' '}
          <Code text={[...new Set(tries.map(responseLine))].join(', ')} />.{' '}
        </>
      )}
      {control === undefined ? null : (
        <>
          The last of {controls.length} control calls got <Code text={responseLine(control)} />.
        </>
      )}
    </p>
  );
}

/**
 * One exchange as the two HTTP messages that went over the wire, secrets replaced, and a line that sends it again.
 * `pointer` leads to the value of the response that a finding is about.
 */
export function ExchangeView(props: { readonly exchange: Exchange; readonly pointer: string }): JSX.Element {
  const { exchange, pointer } = props;
  const curl = curlLine(exchange);
  return (
    <div class="exchange">
      <div>
        <h5>Sent</h5>
        <RequestMessage exchange={exchange} />
      </div>
      <div>
        <h5>
          Received <small>after {Math.round(exchange.timing.total)} ms</small>
        </h5>
        <ResponseMessage exchange={exchange} pointer={pointer} />
      </div>
      <Confirmation exchange={exchange} />
      {curl === null ? null : <CopyBlock label="Send it again" text={curl} />}
    </div>
  );
}
