import type { Exchange } from '../../src/exchange/record/exchange.ts';
import { terminalText } from '../../src/report/text/escape.ts';
import { bodyText, responseLine, sentLine } from '../../src/report/text/exchange-text.ts';
import { test } from './fixtures.ts';

/** Exchanges of a case that are attached: one of a repeated call is as clear as fifty. */
const maxShown = 10;
const maxTitle = 160;

function message(start: string, headers: readonly (readonly [string, string])[], body: string): string {
  return [start, ...headers.map(([name, value]) => `${name}: ${value}`), '', body].join('\n');
}

/** A request as it was sent, secrets replaced. */
function requestText({ request }: Exchange): string {
  const body = request.body === null ? '' : bodyText(request.body);
  return message(`${request.method} ${request.url}`, request.headers, body);
}

/** A response as it came, secrets replaced; why there is none where there is none. */
function responseText({ response, failure }: Exchange): string {
  if (response === null) return failure?.message ?? 'no response';
  const { httpVersion, status, reason, headers, body } = response;
  return message(`HTTP/${httpVersion} ${status} ${reason}`, headers, bodyText(body));
}

/**
 * Shows what was sent and received as steps of a test with attachments, so that Playwright's HTML report, its UI and other
 * reporters have them. They are the recorded exchanges, in which secrets are replaced.
 */
export async function showExchanges(exchanges: readonly Exchange[]): Promise<void> {
  for (const [index, exchange] of exchanges.slice(0, maxShown).entries()) {
    const title = `${sentLine(exchange)} → ${responseLine(exchange)}`;
    await test.step(terminalText(title, maxTitle), async () => {
      const contentType = 'text/plain';
      await test.info().attach(`request ${index + 1}`, { body: requestText(exchange), contentType });
      await test.info().attach(`response ${index + 1}`, { body: responseText(exchange), contentType });
    });
  }
}
