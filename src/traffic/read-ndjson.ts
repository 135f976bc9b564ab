import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { schemaComplaint, tellingErrors } from '../contract/document/schema-complaint.ts';
import type { HeaderPair } from '../exchange/record/exchange.ts';
import { packageRoot } from '../package-root.ts';
import { fileLines } from '../report/evidence/file-lines.ts';
import { TrafficError } from './traffic-error.ts';
import type { TrafficExchange, TrafficRequest, TrafficResponse } from './traffic-message.ts';

type Headers = readonly HeaderPair[] | Readonly<Record<string, string>>;

/** A line as it may be written: headers as pairs, as an object, or not at all. */
interface WrittenExchange {
  readonly request: Omit<TrafficRequest, 'headers'> & { readonly headers?: Headers };
  readonly response: (Omit<TrafficResponse, 'headers'> & { readonly headers?: Headers }) | null;
  readonly startedAt?: string;
  readonly ms?: number;
}

function pairsOf(headers: Headers = []): readonly HeaderPair[] {
  return Array.isArray(headers) ? headers : Object.entries(headers);
}

function validator() {
  const schema = JSON.parse(
    readFileSync(join(packageRoot(), 'spec/traffic/exchange.schema.json'), 'utf8'),
  ) as object;
  return new Ajv2020({ allErrors: true, strict: false, logger: false }).compile<WrittenExchange>(schema);
}

/**
 * Reads a file of exchanges line by line. A last line that is cut is what a killed recorder leaves, and is dropped.
 *
 * @throws {TrafficError} with `file:line` for a line that is no exchange
 */
export async function* readNdjson(file: string): AsyncGenerator<TrafficExchange> {
  const valid = validator();
  let number = 0;
  let broken: TrafficError | null = null;
  for await (const { text } of fileLines(file)) {
    if (broken !== null) throw broken;
    number += 1;
    if (text.trim() === '') continue;
    const place = `${file}:${number}`;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      broken = new TrafficError(`${place} This line is not JSON.`);
      continue;
    }
    if (!valid(value)) {
      const [first] = tellingErrors(valid.errors ?? []).map(schemaComplaint);
      throw new TrafficError(`${place} ${first?.pointer ?? ''}: ${first?.message ?? 'This is no exchange.'}`);
    }
    const { request, response, ...rest } = value;
    yield {
      ...rest,
      request: { ...request, headers: pairsOf(request.headers) },
      response: response === null ? null : { ...response, headers: pairsOf(response.headers) },
    };
  }
  if (broken !== null && number === 1) throw broken;
}
