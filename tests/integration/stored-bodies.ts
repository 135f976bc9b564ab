import type { Exchange } from '../../src/exchange/record/exchange.ts';
import { parseResponse } from '../../src/exchange/record/parse-response.ts';
import { readEvidence } from '../../src/report/evidence/read-evidence.ts';

function withConfirmation(exchange: Exchange): readonly Exchange[] {
  const { tries = [], controls = [] } = exchange.confirmation ?? {};
  return [exchange, ...tries, ...controls];
}

/** Every body in the evidence of a run, each once, and the values in it that have schemas of their own. */
export async function storedBodies(evidenceFile: string): Promise<readonly unknown[]> {
  const exchanges = (await readEvidence(evidenceFile)).cases.flatMap((one) => one.exchanges);
  const bodies = exchanges.flatMap(withConfirmation).map((exchange) => parseResponse(exchange).body);
  const texts = new Set(bodies.flatMap((body) => (body === null ? [] : [JSON.stringify(body)])));
  return [...texts].flatMap((text): readonly unknown[] => {
    const body = JSON.parse(text) as Readonly<Record<string, unknown>>;
    return [body, ...Object.values(body)];
  });
}
