import { batchMutants } from './batch-mutants.ts';
import { bodyMutants } from './body-mutants.ts';
import { crashMutants } from './crash-mutants.ts';
import { credentialMutants } from './credential-mutants.ts';
import { dialogMutants } from './dialog-mutants.ts';
import { encodingMutants } from './encoding-mutants.ts';
import { envelopeMutants } from './envelope-mutants.ts';
import { fragileMutants } from './fragile-mutants.ts';
import { framingMutants } from './framing-mutants.ts';
import { inputMutants } from './input-mutants.ts';
import { jsonTextMutants } from './json-text-mutants.ts';
import { leakMutants } from './leak-mutants.ts';
import type { Mutant } from './mutant.ts';
import { portalWideMutants } from './portal-wide-mutants.ts';
import { proxyMutants } from './proxy-mutants.ts';
import { rareMutants } from './rare-mutants.ts';
import { repeatMutants } from './repeat-mutants.ts';
import { requestMutants } from './request-mutants.ts';
import { schemaMutants } from './schema-mutants.ts';
import { secretMutants } from './secret-mutants.ts';
import { stateMutants } from './state-mutants.ts';
import { statusMutants } from './status-mutants.ts';
import { timeMutants } from './time-mutants.ts';

/** Every mutant there is. But for the portal-wide ones, each breaks its clause, and no other that it does not name. */
export const mutants: readonly Mutant[] = [
  ...dialogMutants,
  ...inputMutants,
  ...statusMutants,
  ...schemaMutants,
  ...envelopeMutants,
  ...timeMutants,
  ...bodyMutants,
  ...jsonTextMutants,
  ...framingMutants,
  ...leakMutants,
  ...secretMutants,
  ...requestMutants,
  ...credentialMutants,
  ...encodingMutants,
  ...crashMutants,
  ...fragileMutants,
  ...repeatMutants,
  ...rareMutants,
  ...stateMutants,
  ...batchMutants,
  ...proxyMutants,
  ...portalWideMutants,
];

const byName: ReadonlyMap<string, Mutant> = new Map(mutants.map((mutant) => [mutant.name, mutant]));

/** The mutant of a name. @throws Error that lists the names there are */
export function mutantNamed(name: string): Mutant {
  const found = byName.get(name);
  if (found === undefined)
    throw new Error(`mutant: ${name} is unknown; there are ${mutants.map((m) => m.name).join(', ')}`);
  return found;
}
