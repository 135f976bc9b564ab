import type { PortalContext } from '../pipeline/portal-context.ts';
import type { Stub } from '../stubs/stub.ts';
import { type ControlRoute, type ControlRoutes, json, refuse, withMembers } from './control-json.ts';

/** `stubs` and `scenarios`: what the portal answers in place of its own, and where its scenarios stand. */
export function stubRoutes(context: PortalContext): ControlRoutes {
  const { stubs } = context;
  const list: ControlRoute = () =>
    json(200, {
      stubs: stubs.all.map(({ name, stub, answered }) => ({ ...stub, name, answered })),
    });
  const scenarios: ControlRoute = () => json(200, { scenarios: Object.fromEntries(stubs.scenarios) });
  return {
    'GET stubs': list,
    'POST stubs': (body, query) =>
      withMembers(body, async (members) => {
        // The validator takes longer to load than a portal to start.
        const { stubFileProblems } = await import('../stubs/load-stubs.ts');
        const isList = Array.isArray(members['stubs']);
        const file = isList ? members : { stubs: [members] };
        const problems = stubFileProblems(file, context.refusals);
        if (problems.length > 0)
          return refuse(
            problems
              .map(
                ({ pointer, message }) =>
                  `${isList ? pointer : pointer.replace(/^\/stubs\/0/, '')}: ${message}`,
              )
              .join(' '),
          );
        for (const stub of file['stubs'] as readonly Stub[]) stubs.add(stub);
        return list(body, query);
      }),
    'DELETE stubs': (body, query) => {
      const name = query.get('name');
      if (name === null) for (const one of stubs.all) stubs.remove(one.name);
      else if (!stubs.remove(name)) return refuse(`there is no stub called ${name}`);
      return list(body, query);
    },
    'GET scenarios': scenarios,
    'POST scenarios': (body, query) =>
      withMembers(body, ({ scenario, state, ...others }) => {
        const [other] = Object.keys(others);
        if (other !== undefined || typeof scenario !== 'string' || typeof state !== 'string')
          return refuse('the body has to be { "scenario": "NAME", "state": "NAME" }');
        stubs.setState(scenario, state);
        return scenarios(body, query);
      }),
    'DELETE scenarios': (body, query) => {
      stubs.resetScenarios();
      return scenarios(body, query);
    },
  };
}
