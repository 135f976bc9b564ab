import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ContractError } from '../contract/contract-error.ts';
import { specDirectory } from '../contract/editions.ts';
import { readDocument } from '../contract/read-document.ts';
import { schemaComplaint, tellingErrors } from '../contract/schema-complaint.ts';
import type { Ledger } from './ledger.ts';

/**
 * Reads what a ledger of known deviations (YAML) says of an edition.
 * @throws {ContractError} when it cannot be read, does not follow `spec/deviations.schema.json`, lacks a reason, or
 * names a case twice for the same edition.
 */
export function loadLedger(file: string, edition: string): Ledger {
  const document = readDocument(file);
  const schema = JSON.parse(readFileSync(join(specDirectory(), 'deviations.schema.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  const valid = new Ajv2020({ allErrors: true }).compile(schema);
  if (!valid(document.value)) {
    const problems = tellingErrors(valid.errors ?? [])
      .map(schemaComplaint)
      .map(({ pointer, message }) =>
        document.problem(
          pointer,
          pointer.endsWith('/reason')
            ? 'This entry has no reason. Say why the deviation is accepted, or remove the entry.'
            : message,
        ),
      );
    throw new ContractError(problems);
  }
  const ledger = document.value as unknown as Ledger;
  const seen = new Set<string>();
  const twice = ledger.entries.flatMap(({ case: id, edition: about }, index) => {
    if (about !== undefined && about !== edition) return [];
    if (seen.has(id))
      return [document.problem(`/entries/${index}/case`, `The case ${id} has an entry already.`)];
    seen.add(id);
    return [];
  });
  if (twice.length > 0) throw new ContractError(twice);
  return { ...ledger, entries: ledger.entries.filter((entry) => (entry.edition ?? edition) === edition) };
}
