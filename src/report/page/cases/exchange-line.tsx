/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Exchange } from '../../../exchange/record/exchange.ts';
import { htmlText, shortened } from '../../text/escape.ts';
import { responseLine, sentLine } from '../../text/exchange-text.ts';

const longestSent = 120;
const longestResponse = 48;
const maxLines = 4;

/** The part of a request that tells it from others: the path loses its credential and the name of `method`. */
function shortSent(exchange: Exchange, method: string): string {
  const line = sentLine(exchange).replace(/^(\S+) \/\S*?\/(?=[^/\s?]*(?:[?\s]|$))/, '$1 ');
  const start = `${exchange.request.method} ${method}`;
  return line.startsWith(start) ? `${exchange.request.method} …${line.slice(start.length)}` : line;
}

/** Escaped text; writing that could run from right to left is kept from turning its neighbours around. */
function isolated(text: string, limit: number): string {
  const html = htmlText(shortened(text, limit));
  return /^[ -~…]*$/.test(html) ? html : `<bdi>${html}</bdi>`;
}

/** An exchange as HTML: request line → status and code. Every piece of it is escaped here. */
function lineHtml(exchange: Exchange, method: string): string {
  const response = isolated(responseLine(exchange), longestResponse);
  return `${isolated(shortSent(exchange, method), longestSent)} → ${response}`;
}

/** Equal lines once, with how often: a case may send the same request twenty times. */
function countedLines(exchanges: readonly Exchange[], method: string): string[] {
  const times = new Map<string, number>();
  for (const exchange of exchanges) {
    const line = lineHtml(exchange, method);
    times.set(line, (times.get(line) ?? 0) + 1);
  }
  return [...times].map(([line, count]) => (count === 1 ? line : `${line} ×${count}`));
}

/**
 * Exchanges as a paragraph of lines. There may be hundreds on a page, so the markup is written by hand, as short as it
 * can be. `method` is the one that needs no saying.
 */
export function ExchangeLines(props: {
  readonly exchanges: readonly Exchange[];
  readonly method: string;
}): JSX.Element {
  const lines = countedLines(props.exchanges, props.method);
  const shown = lines.slice(0, maxLines);
  const more = lines.length > shown.length ? [`and ${lines.length - shown.length} other requests`] : [];
  return <p class="lines" dangerouslySetInnerHTML={{ __html: [...shown, ...more].join('<br>') }} />;
}
