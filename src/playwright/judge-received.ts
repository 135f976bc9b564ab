import { addressesOf } from '../contract/addresses.ts';
import { loadContract } from '../contract/load-contract.ts';
import { judgeExchange, type Parameters } from '../evaluate/judge/judge-exchange.ts';
import { terminalText } from '../report/text/escape.ts';
import { reachesMethod } from '../traffic/rest-call.ts';
import { conformMessage } from './conform-message.ts';
import { exchangeOf } from './exchange-of.ts';

/** What an assertion may know beside the response. */
export interface ConformOptions {
  /** The edition of the method's document; the one that the document is unless given. */
  readonly edition?: string;
  /**
   * The parameters that were sent. With them only the responses pass that the document names for such a request. Playwright's
   * `APIResponse` does not tell what was sent; the `Response` of a page does.
   */
  readonly parameters?: Parameters;
  /** A SHOULD that is not followed fails the assertion, too. */
  readonly strict?: boolean;
}

/** What a matcher returns to Playwright. */
export interface Conformance {
  readonly pass: boolean;
  readonly message: string;
}

function withoutCredentials(parameters: Parameters): Parameters {
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => reachesMethod(name)));
}

/**
 * Judges a response that a client received.
 * @throws Error where the value is no response, is that of another method, or where nothing can be told of it
 */
export async function judgeReceived(
  received: unknown,
  method: string,
  options: ConformOptions,
): Promise<Conformance> {
  const [address] = addressesOf(method, options.edition ?? null);
  const contract = await loadContract(address);
  const { exchange, method: called, parameters: sent } = await exchangeOf(received);
  if (called !== null && called.toLowerCase() !== method.toLowerCase())
    throw new Error(
      `The response is to ${terminalText(called, 100)}, not to ${method}. Name the method that was called.`,
    );
  const parameters = options.parameters === undefined ? sent : withoutCredentials(options.parameters);
  const judgements = judgeExchange(contract, exchange, parameters);
  const about = `${method}, edition ${address.edition}`;
  const broken = judgements.filter(
    ({ verdict }) => verdict === 'fail' || (options.strict === true && verdict === 'lenient'),
  );
  if (broken.length > 0)
    return {
      pass: false,
      message: `The response does not conform to ${about}.\n\n${conformMessage(broken)}`,
    };
  const unknown = judgements.filter(({ verdict }) => verdict === 'infra' || verdict === 'inconclusive');
  if (unknown.length > 0)
    throw new Error(
      `Whether the response conforms to ${about} could not be told.\n\n${conformMessage(unknown)}`,
    );
  if (judgements.length === 0) throw new Error(`No clause of ${about} has anything to say of this response.`);
  return { pass: true, message: `The response conforms to ${about}, although it was expected not to.` };
}
