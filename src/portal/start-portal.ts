import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';
import { createJournal, defaultKeptCalls } from './calls/journal.ts';
import { portalCalls } from './calls/portal-calls.ts';
import { makeFault } from './faults.ts';
import { generationNamed } from './generations/all-generations.ts';
import { documentsIn } from './generic/documents-in.ts';
import { createOperatingMeter } from './limits/operating-meter.ts';
import { buckets, rateLimit } from './limits/rate-limit.ts';
import { makeService } from './make-service.ts';
import { allMethods } from './methods/all-methods.ts';
import { createMethodRegistry } from './methods/method-registry.ts';
import type { Interceptor } from './pipeline/interceptor.ts';
import type { PortalContext } from './pipeline/portal-context.ts';
import { renamedPortal } from './pipeline/renamed-portal.ts';
import { describeAccess } from './portal-access.ts';
import type { PortalOptions, RunningPortal } from './portal-options.ts';
import { loadSeed } from './seed/load-seed.ts';
import { createState } from './state/create-state.ts';
import { makeRunCertificate } from './tls/run-certificate.ts';
import { listen } from './transport/listen.ts';
import { serve } from './transport/serve.ts';

/**
 * Starts a reference portal on 127.0.0.1.
 *
 * @throws Error for an unknown generation or fault, a broken seed, or a port that is taken
 * @see docs/reference/portal.md
 */
export async function startPortal(options: PortalOptions = {}): Promise<RunningPortal> {
  const generation = generationNamed(options.generation ?? 'founding');
  const seed = await loadSeed(options.seed);
  const now = options.clock ?? clockOf(seed.portal?.now);
  const interceptors = interceptorsOf(options, now);
  const state = createState(seed, now);
  const { documents = join(packageRoot(), 'spec/imported') } = options;
  const methods = createMethodRegistry(
    [...allMethods, ...(options.methods ?? [])],
    typeof documents === 'string' ? documentsIn(documents) : documents,
  );
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
    journal: createJournal(options.keptCalls ?? defaultKeptCalls, now),
    now,
    allowHttp: options.allowHttp ?? true,
  };
  const service = makeService(context, interceptors, options.log);
  const certificate = options.https ? (options.certificate ?? (await makeRunCertificate())) : undefined;
  const listener = serve(service);
  const listening = await listen(options.port ?? 0, options.front?.(listener) ?? listener, certificate);
  const calls = portalCalls(context);
  return {
    ...describeAccess(listening.origin, seed, state),
    ...calls,
    get calls() {
      return calls.calls;
    },
    origin: listening.origin,
    state,
    certificateAuthority: certificate?.authority,
    methods: { byHand: methods.all.map(({ name }) => name), fromDocuments: methods.described },
    get requests() {
      return service.counter.requests;
    },
    close: listening.close,
    [Symbol.asyncDispose]: listening.close,
  };
}

/** A move acts first, then the front end's rate limit, then the faults, then what the caller brings. */
function interceptorsOf(options: PortalOptions, now: () => number): Interceptor[] {
  const interceptors: Interceptor[] = [];
  if (options.renamedTo !== undefined) interceptors.push(renamedPortal(options.renamedTo));
  const rate = options.limits?.rate;
  if (rate !== undefined) interceptors.push(rateLimit(typeof rate === 'string' ? buckets[rate] : rate, now));
  return [...interceptors, ...(options.faults ?? []).map(makeFault), ...(options.interceptors ?? [])];
}

function clockOf(frozen: string | undefined): () => number {
  if (frozen === undefined) {
    const origin = performance.timeOrigin;
    return () => origin + performance.now();
  }
  const instant = Date.parse(frozen);
  return () => instant;
}
