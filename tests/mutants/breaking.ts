import type { PortalOptions } from '../../src/portal/portal-options.ts';
import { mutantNamed } from './all-mutants.ts';

/** The option of `startPortal` that makes a portal a mutant. The interceptor remembers calls: use the result for one portal. */
export function breaking(name: string): Pick<PortalOptions, 'interceptors'> {
  return { interceptors: [mutantNamed(name).make()] };
}
