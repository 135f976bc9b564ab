import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';
import { createJournal, defaultKeptCalls } from './calls/journal.ts';
import { portalCalls } from './calls/portal-calls.ts';
import { createEventSender } from './events/event-sender.ts';
import { portalEvents } from './events/portal-events.ts';
import { makeFault } from './faults.ts';
import { generationNamed } from './generations/all-generations.ts';
import { documentsIn } from './generic/documents-in.ts';
import type { DescriptionSource } from './generic/method-description.ts';
import { createOperatingMeter } from './limits/operating-meter.ts';
import { buckets, rateLimit } from './limits/rate-limit.ts';
import { makeService } from './make-service.ts';
import { allMethods } from './methods/all-methods.ts';
import { createMethodRegistry } from './methods/method-registry.ts';
import type { Interceptor } from './pipeline/interceptor.ts';
import type { PortalContext } from './pipeline/portal-context.ts';
import { renamedPortal } from './pipeline/renamed-portal.ts';
import type { StatusSource } from './pipeline/system-error.ts';
import { describeAccess } from './portal-access.ts';
import type { PortalOptions, RunningPortal } from './portal-options.ts';
import { loadSeed } from './seed/load-seed.ts';
import { withScopes } from './seed/scope-grant.ts';
import { withSecrets } from './seed/with-secrets.ts';
import { createState } from './state/create-state.ts';
import type { RefusalSource } from './stubs/documented-refusal.ts';
import { portalStubs } from './stubs/portal-stubs.ts';
import type { Stub } from './stubs/stub.ts';
import { checkStubs } from './stubs/stub-problems.ts';
import { createStubStore } from './stubs/stub-store.ts';
import { serverCertificate } from './tls/server-certificate.ts';
import { listen } from './transport/listen.ts';
import { serve } from './transport/serve.ts';

/**
 * Starts a reference portal, on 127.0.0.1 unless asked otherwise.
 *
 * @throws Error for an unknown generation or fault, a broken seed or stub, a directory that holds no authority, or a port that is taken
 * @see docs/reference/portal.md
 */
export async function startPortal(options: PortalOptions = {}): Promise<RunningPortal> {
  const generation = generationNamed(options.generation ?? 'founding');
  const seed = withSecrets(withScopes(await loadSeed(options.seed), options.scopes ?? {}));
  const now = options.clock ?? clockOf(seed.portal?.now);
  const interceptors = interceptorsOf(options, now, () => context);
  const state = createState(seed, now);
  const { documents = join(packageRoot(), 'spec/imported') } = options;
  const methods = createMethodRegistry(
    [...allMethods, ...(options.methods ?? [])],
    typeof documents === 'string' ? documentsIn(documents) : documents,
  );
  const refusals = refusalSource(methods.documents, generation.statuses);
  const stubs = await stubsOf(options, refusals);
  let stubIds = firstStubId;
  let origin = '';
  const events = createEventSender({ state, origin: () => origin, hosts: options.eventHosts ?? [] });
  const context: PortalContext = {
    state,
    generation,
    methods,
    interceptors,
    timeStyle: options.timeStyle ?? generation.timeStyle,
    meter: createOperatingMeter({
      seconds: Number.POSITIVE_INFINITY,
      cost: {},
      ...options.limits?.operating,
    }),
    stubs: createStubStore(stubs),
    refusals,
    events,
    nextStubId: () => ++stubIds,
    journal: createJournal(options.keptCalls ?? defaultKeptCalls, now),
    now,
    allowHttp: options.allowHttp ?? true,
  };
  const resetState = () => void Object.assign(state, createState(seed, now));
  const service = makeService(context, interceptors, resetState, options.log);
  const certificate = await serverCertificate(options);
  const listener = serve(service);
  const { port = 0, host } = options;
  const listening = await listen(port, options.front?.(listener) ?? listener, certificate, undefined, host);
  origin = listening.origin;
  const close = () => {
    events.close();
    return listening.close();
  };
  const calls = portalCalls(context);
  const happening = portalEvents(events);
  const stubbing = portalStubs(context, service.reset);
  return {
    ...describeAccess(listening.origin, seed, state),
    ...calls,
    get calls() {
      return calls.calls;
    },
    ...stubbing,
    get scenarios() {
      return stubbing.scenarios;
    },
    ...happening,
    get deliveries() {
      return happening.deliveries;
    },
    origin: listening.origin,
    state,
    certificateAuthority: certificate?.authority,
    methods: { byHand: methods.all.map(({ name }) => name), fromDocuments: methods.described },
    get requests() {
      return service.counter.requests;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Ids of stubbed answers begin above those that portals of a test have. */
const firstStubId = 1_000_000;

/** The refusals that the methods' documents promise: those of the portal's own documents, and those of the documents in `spec/methods`. */
function refusalSource(documents: DescriptionSource, statuses: StatusSource): RefusalSource {
  let all: readonly DescriptionSource[] | undefined;
  return {
    statuses,
    get documents() {
      all ??= [documents, documentsIn(join(packageRoot(), 'spec/methods'))];
      return all;
    },
  };
}

async function stubsOf({ stubs = [] }: PortalOptions, refusals: RefusalSource): Promise<readonly Stub[]> {
  if (typeof stubs === 'string') {
    const { loadStubs } = await import('./stubs/load-stubs.ts');
    return loadStubs(stubs, refusals);
  }
  checkStubs(stubs, refusals);
  return stubs;
}

/** A move acts first, then the front end's rate limit, then the faults, then what the caller brings. */
function interceptorsOf(
  options: PortalOptions,
  now: () => number,
  contextOf: () => PortalContext,
): Interceptor[] {
  const interceptors: Interceptor[] = [];
  if (options.renamedTo !== undefined) interceptors.push(renamedPortal(options.renamedTo));
  const rate = options.limits?.rate;
  if (rate !== undefined) interceptors.push(rateLimit(typeof rate === 'string' ? buckets[rate] : rate, now));
  return [
    ...interceptors,
    ...(options.faults ?? []).map((choice) => makeFault(choice, contextOf)),
    ...(options.interceptors ?? []),
  ];
}

function clockOf(frozen: string | undefined): () => number {
  if (frozen === undefined) {
    const origin = performance.timeOrigin;
    return () => origin + performance.now();
  }
  const instant = Date.parse(frozen);
  return () => instant;
}
