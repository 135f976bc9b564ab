import type { Effect } from '../../contract/contract.ts';
import type { MethodFacts } from '../facts.ts';

/**
 * The last parts of names that only tell something. `getExternalLink` and its like are not among them: they make what they give. What is not here
 * counts as a change, because a method that is taken for a reading one is sent to portals that people work on.
 */
const reading =
  /^(?:get|list|fields|getfields|getlist|search|count|types|gettypes|getfieldsbytype|getfieldsbyfilter|getbyid|getmany|getcontext)$/i;
/** Queues of events: what is taken out of them is not there for whoever asks next. */
const taking = /^event\.offline\.get$|\.v2\.event\.get$/i;
const creating = /^(?:add|create|register|send|upload|copy)/i;
const deleting = /^(?:delete|remove|unregister|unbind|markdeleted?)/i;

/** What a success of a method does, by its name and what the sources say of it. */
export function effectOf({ method, reads, headingWrites }: MethodFacts): Effect {
  const last = method.split('.').at(-1) ?? '';
  if (reading.test(last) && !taking.test(method) && reads !== false && !headingWrites) return 'none';
  if (creating.test(last)) return 'creates';
  return deleting.test(last) ? 'deletes' : 'changes';
}
