import type { PhpArray, PhpValue } from '../php/php-value.ts';
import { type Refusal, refusal } from '../pipeline/outcome.ts';
import type { DescribedRefusal } from './method-description.ts';

/** A documented refusal with a text of ours. */
export function refusalFrom({ status, code }: DescribedRefusal, text: string): Refusal {
  return refusal(status, code ?? '', text);
}

/** A parameter by its name in any case. */
export function parameterOf(params: PhpArray, name: string): PhpValue | undefined {
  if (params.has(name)) return params.get(name);
  const lower = name.toLowerCase();
  for (const [key, value] of params) if (key.toLowerCase() === lower) return value;
  return undefined;
}
