import type { Journal } from '../calls/journal.ts';
import type { EventSender } from '../events/event-sender.ts';
import type { Generation, TimeStyle } from '../generations/generation.ts';
import type { OperatingMeter } from '../limits/operating-meter.ts';
import type { MethodRegistry } from '../methods/method-registry.ts';
import type { PortalState } from '../state/portal-state.ts';
import type { RefusalSource } from '../stubs/documented-refusal.ts';
import type { StubStore } from '../stubs/stub-store.ts';
import type { Interceptor } from './interceptor.ts';

/** What every layer of one running portal shares. */
export interface PortalContext {
  readonly state: PortalState;
  readonly generation: Generation;
  readonly methods: MethodRegistry;
  readonly interceptors: readonly Interceptor[];
  readonly timeStyle: TimeStyle;
  readonly meter: OperatingMeter;
  readonly journal: Journal;
  readonly stubs: StubStore;
  /** Calls the handlers of what happens. */
  readonly events: EventSender;
  /** Where stubs look up errors that they name. */
  readonly refusals: RefusalSource;
  /** A number for the template `{{id}}` that no earlier answer had. */
  readonly nextStubId: () => number;
  /** Unix time in milliseconds, with a fraction. */
  readonly now: () => number;
  /** Whether webhooks work over plain http; real portals insist on https. */
  readonly allowHttp: boolean;
}
