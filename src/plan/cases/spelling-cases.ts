import type { Contract } from '../../contract/contract.ts';
import type { Case } from '../case.ts';
import { type Input, repeatableInputs } from '../inputs.ts';
import { clauseNamed, makeCase } from '../make-case.ts';
import { plannedRequest, type RequestDraft } from '../planned-request.ts';
import { formType, jsonType, rawBody } from '../raw-body.ts';

function hex(char: string, digits: number): string {
  return char.charCodeAt(0).toString(16).padStart(digits, '0');
}

const percented = (text: string) => text.replace(/[a-z]/gi, (char) => `%${hex(char, 2)}`);
const pairs = (values: Readonly<Record<string, string>>, write: (text: string) => string) =>
  Object.entries(values)
    .map(([name, value]) => `${write(name)}=${write(value)}`)
    .join('&');

/** The same bytes' meaning written in another of the ways that a reader of JSON, forms and media types has to know. */
const spellings: Readonly<Record<string, (values: Readonly<Record<string, string>>) => RequestDraft>> = {
  'json-with-charset': (values) => rawBody(`${jsonType}; charset=utf-8`, JSON.stringify(values)),
  'json-with-escapes': (values) =>
    rawBody(
      jsonType,
      JSON.stringify(values).replace(/[a-z]/g, (char) => `\\u${hex(char, 4)}`),
    ),
  'json-with-blanks': (values) => rawBody(jsonType, `\r\n\t ${JSON.stringify(values, null, 4)}\n`),
  'form-with-charset': (values) => rawBody(`${formType}; charset=UTF-8`, pairs(values, encodeURIComponent)),
  'form-with-escapes': (values) => rawBody(formType, pairs(values, percented)),
  'query-with-escapes': (values) => ({ encoding: 'get-query', rawQuery: pairs(values, percented) }),
};

/** Values that name no dialog a target lends: they can be written out. */
function literalsOf({ parameters, named }: Input): Readonly<Record<string, string>> | null {
  const values = Object.values(parameters);
  const literal = named && values.length > 0 && values.every((value) => typeof value === 'string');
  return literal ? (parameters as Readonly<Record<string, string>>) : null;
}

/** The named inputs that can be written out, spelt in other ways, have the outcome of the usual spelling. */
export function spellingCases(contract: Contract): readonly Case[] {
  const clause = clauseNamed(contract, 'same-by-any-encoding');
  if (clause === undefined) return [];
  return repeatableInputs(contract).flatMap((input) => {
    const values = literalsOf(input);
    if (values === null || !/[a-z]/.test(Object.values(values).join(''))) return [];
    return Object.entries(spellings).map(([spelling, spell]) =>
      makeCase(clause, {
        name: `${input.name}/${spelling}`,
        title: `${input.name} sent as ${spelling} has the outcome of a plain JSON body`,
        requests: [
          plannedRequest(contract, { parameters: input.parameters }),
          plannedRequest(contract, spell(values)),
        ],
      }),
    );
  });
}
