import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { schemaComplaint, tellingErrors } from '../../contract/document/schema-complaint.ts';
import { specDirectory } from '../../contract/editions.ts';
import { type CallReply, type HandshakeReply, protocolVersion } from '../protocol.ts';

/** A line of an adapter's stdout, as far as it can be understood. */
export type AdapterLine =
  | { readonly kind: 'handshake'; readonly reply: HandshakeReply }
  | { readonly kind: 'call'; readonly reply: CallReply }
  /** No message at all: kept as log text. */
  | { readonly kind: 'log'; readonly text: string }
  /** A message that breaks the protocol. */
  | { readonly kind: 'broken'; readonly problem: string };

/** What an adapter need not say. Whoever does not say how a certificate or a proxy is taken reads the environment, as most programs do. */
const silent = { language: '', license: '', ca: 'env', proxy: 'none', capabilities: [] } as const;

type Message = Readonly<Record<string, unknown>>;

let validators: Readonly<Record<'handshake' | 'call', ValidateFunction>> | null = null;

/** The parts of `spec/sdk-protocol.schema.json` that are about replies; read once, when the first line comes. */
function validatorOf(kind: 'handshake' | 'call'): ValidateFunction {
  if (validators === null) {
    const text = readFileSync(join(specDirectory(), 'sdk-protocol.schema.json'), 'utf8');
    const schema = JSON.parse(text) as { readonly $id: string; readonly $defs: object };
    const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: false, logger: false });
    ajv.addSchema(schema);
    const part = (name: string) => ajv.compile({ $ref: `${schema.$id}#/$defs/${name}` });
    validators = { handshake: part('handshakeReply'), call: part('callReply') };
  }
  return validators[kind];
}

function isObject(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** More problems than these say no more: they follow from each other. */
const maxProblems = 3;

/** What is wrong with a reply, a misspelt name first, because the others often follow from it; null where nothing is. */
function problemOf(kind: 'handshake' | 'call', message: Message): string | null {
  const valid = validatorOf(kind);
  if (valid(message)) return null;
  const what = kind === 'handshake' ? 'the reply to handshake' : 'the reply to the call';
  const complaints = tellingErrors(valid.errors ?? [])
    .map(schemaComplaint)
    .sort((one, other) => Number(other.message.includes('Did you')) - Number(one.message.includes('Did you')))
    .map(({ pointer, message: text }) => `${pointer === '' ? '' : `${pointer} `}${text}`);
  return `${what} is not as the protocol wants it: ${[...new Set(complaints)].slice(0, maxProblems).join(' ')}`;
}

/**
 * Reads one line. Never throws: what is no message is log text, and a message that breaks the protocol says why.
 *
 * @param asked the command that the adapter was told last
 */
export function readAdapterLine(text: string, asked: 'handshake' | 'call' = 'call'): AdapterLine {
  let value: unknown;
  try {
    value = text.startsWith('{') ? JSON.parse(text) : null;
  } catch {
    value = null;
  }
  if (!isObject(value) || !('b24sdk' in value)) return { kind: 'log', text };
  const { b24sdk: version } = value;
  if (version !== protocolVersion)
    return {
      kind: 'broken',
      problem: `it speaks version ${JSON.stringify(version)} of the protocol, and this suite speaks version ${protocolVersion}`,
    };
  const kind = 'outcome' in value ? 'call' : 'auth' in value || 'schemes' in value ? 'handshake' : asked;
  const problem = problemOf(kind, value);
  if (problem !== null) return { kind: 'broken', problem };
  return kind === 'call'
    ? { kind, reply: value as unknown as CallReply }
    : { kind, reply: { ...silent, ...(value as unknown as HandshakeReply) } };
}
