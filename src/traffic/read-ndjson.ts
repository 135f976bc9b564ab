import { createReadStream, readFileSync } from 'node:fs';
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

/** A line above this length is no exchange of REST, and reading it whole could fill the memory. */
const maxLineMiB = 64;

/** Refuses a file with a line that is too long, before any line is read. */
async function refuseLongLines(file: string): Promise<void> {
  const limit = maxLineMiB * 1024 * 1024;
  let length = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    const last = chunk.lastIndexOf(0x0a);
    // Lines within a chunk are shorter than a chunk.
    if (last < 0) length += chunk.length;
    else if (length + chunk.indexOf(0x0a) <= limit) length = chunk.length - last - 1;
    else length = limit + 1;
    if (length > limit) throw new TrafficError(`${file} has a line of more than ${maxLineMiB} MiB.`);
  }
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
  await refuseLongLines(file);
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
