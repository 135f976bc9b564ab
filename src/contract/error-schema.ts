import type { Schema } from './contract.ts';

/** Whether a code is empty, or a number by its digits: Bitrix24 documents such codes beside those that are words. */
export function isUnusualCode(code: string): boolean {
  return code === '' || /^-?\d+$/.test(code);
}

interface ErrorSchema {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, Schema>>;
}

/**
 * The schema of a method's errors: the envelope's, which asks for a code in text. It allows numbers, or an empty code, where the
 * method documents such a code, and no code at all where the method documents a status alone. It is the envelope's own object
 * where nothing is allowed beyond that, so that it is compiled once for all such methods.
 *
 * @param codes what the method documents: texts, numbers by their digits, and null for a status alone
 */
export function errorSchema(envelope: Schema, codes: readonly (string | null)[]): Schema {
  const isFree = codes.includes(null);
  const isEmpty = isFree || codes.includes('');
  const isNumber = isFree || codes.some((code) => code !== null && code !== '' && isUnusualCode(code));
  if (!isEmpty && !isNumber) return envelope;
  const { required, properties } = envelope as unknown as ErrorSchema;
  const { minLength, ...text } = properties['error'] as Readonly<Record<string, unknown>>;
  // `minLength` and `pattern` say nothing of numbers.
  const error = {
    ...text,
    ...(isEmpty ? {} : { minLength }),
    ...(isNumber ? { type: ['string', 'number'] } : {}),
  };
  return {
    ...(envelope as object),
    required: isFree ? required.filter((name) => name !== 'error') : required,
    properties: { ...properties, error },
  };
}
