import { plainJson } from '../calls/portal-call.ts';
import { parameterOf } from '../generic/described-call.ts';
import { toText } from '../php/php-cast.ts';
import type { Outcome } from '../pipeline/outcome.ts';
import type { RestCall } from '../pipeline/rest-call.ts';
import type { PortalEvent } from './event-body.ts';

/** Entities of the CRM whose events are documented, with methods that add, update and delete them. */
const entities = 'lead|deal|contact|company|quote|activity|currency|requisite';
const changing = new RegExp(`^crm\\.(${entities})\\.(add|update|delete)$`, 'i');

/** The event that a successful call causes: `ONCRMDEALADD` with the id of the deal for `crm.deal.add`. Undefined where none is known. */
export function entityEvent(
  { method, params, credential }: RestCall,
  outcome: Outcome,
): PortalEvent | undefined {
  const [, entity, verb = ''] = changing.exec(method) ?? [];
  if (entity === undefined || outcome.kind !== 'success') return undefined;
  const id = verb.toLowerCase() === 'add' ? plainJson(outcome.result) : toText(parameterOf(params, 'id'));
  if (typeof id !== 'number' && typeof id !== 'string') return undefined;
  return {
    event: `ONCRM${entity}${verb}`.toUpperCase(),
    data: { FIELDS: { ID: String(id) } },
    user: credential?.user.id,
  };
}
