import { batchCommandMutants } from './catalogue/batch-command-mutants.ts';
import { batchMutants } from './catalogue/batch-mutants.ts';
import { bodyMutants } from './catalogue/body-mutants.ts';
import { anyWayMutants } from './catalogue/borders/any-way-mutants.ts';
import { batchLimitMutants } from './catalogue/borders/batch-limit-mutants.ts';
import { credentialFormMutants } from './catalogue/borders/credential-form-mutants.ts';
import { spellingMutants } from './catalogue/borders/spelling-mutants.ts';
import { tokenMutants } from './catalogue/borders/token-mutants.ts';
import { unusualMutants } from './catalogue/borders/unusual-mutants.ts';
import { urlMutants } from './catalogue/borders/url-mutants.ts';
import { crashMutants } from './catalogue/crash-mutants.ts';
import { credentialMutants } from './catalogue/credential-mutants.ts';
import { dialogMutants } from './catalogue/dialog-mutants.ts';
import { encodingMutants } from './catalogue/encoding-mutants.ts';
import { envelopeMutants } from './catalogue/envelope-mutants.ts';
import { fragileMutants } from './catalogue/fragile-mutants.ts';
import { framingMutants } from './catalogue/framing-mutants.ts';
import { inputMutants } from './catalogue/input-mutants.ts';
import { jsonTextMutants } from './catalogue/json-text-mutants.ts';
import { leakMutants } from './catalogue/leak-mutants.ts';
import { malformedJsonMutants } from './catalogue/malformed-json-mutants.ts';
import { portalWideMutants } from './catalogue/portal-wide-mutants.ts';
import { proxyMutants } from './catalogue/proxy-mutants.ts';
import { rareMutants } from './catalogue/rare-mutants.ts';
import { repeatMutants } from './catalogue/repeat-mutants.ts';
import { requestMutants } from './catalogue/request-mutants.ts';
import { schemaMutants } from './catalogue/schema-mutants.ts';
import { secretMutants } from './catalogue/secret-mutants.ts';
import { stateMutants } from './catalogue/state-mutants.ts';
import { statusMutants } from './catalogue/status-mutants.ts';
import { timeMutants } from './catalogue/time-mutants.ts';
import type { Mutant } from './mutant.ts';

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
  ...malformedJsonMutants,
  ...crashMutants,
  ...fragileMutants,
  ...repeatMutants,
  ...rareMutants,
  ...stateMutants,
  ...batchMutants,
  ...batchCommandMutants,
  ...proxyMutants,
  ...spellingMutants,
  ...credentialFormMutants,
  ...batchLimitMutants,
  ...urlMutants,
  ...anyWayMutants,
  ...tokenMutants,
  ...unusualMutants,
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
