import type { CallFilter } from '../calls/call-filter.ts';
import { callsOf } from '../calls/portal-calls.ts';
import type { ParamMatchers } from '../matching/param-matcher.ts';
import type { PortalContext } from '../pipeline/portal-context.ts';
import { patternProblems } from '../stubs/stub-problems.ts';
import { type ControlRoutes, json, refuse, withMembers } from './control-json.ts';

/** `GET calls`, `POST calls/find` and `DELETE calls`: the journal. */
export function callRoutes(context: PortalContext): ControlRoutes {
  const found = (filter: CallFilter) => {
    const calls = callsOf(context, filter);
    return json(200, { count: calls.length, calls });
  };
  return {
    'GET calls': (_, query) => {
      const filter = filterOf({
        ...Object.fromEntries(query),
        ...(query.has('user') ? { user: Number(query.get('user')) } : {}),
      });
      return typeof filter === 'string' ? refuse(filter) : found(filter);
    },
    'POST calls/find': (body) =>
      withMembers(body, (members) => {
        const filter = filterOf(members);
        return typeof filter === 'string' ? refuse(filter) : found(filter);
      }),
    'DELETE calls': () => {
      context.journal.clear();
      return json(200, { count: 0, calls: [] });
    },
  };
}

function filterOf(members: Readonly<Record<string, unknown>>): CallFilter | string {
  const { method, params, user, ...others } = members;
  const [other] = Object.keys(others);
  if (other !== undefined) return `there is no member ${other}: a filter has method, params and user`;
  if (method !== undefined && typeof method !== 'string') return 'method has to be a text';
  if (user !== undefined && !Number.isSafeInteger(user)) return 'user has to be the id of a user';
  if (params !== undefined && (typeof params !== 'object' || params === null || Array.isArray(params)))
    return 'params has to be an object';
  const [wrong] = patternProblems(params, '/params');
  if (wrong !== undefined) return `${wrong.pointer}: ${wrong.message}`;
  return {
    ...(method === undefined ? {} : { method }),
    ...(user === undefined ? {} : { user: user as number }),
    ...(params === undefined ? {} : { params: params as ParamMatchers }),
  };
}
