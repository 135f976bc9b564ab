import type { PhpArray } from '../php/php-value.ts';
import type { Outcome } from '../pipeline/outcome.ts';
import type { StatusSource } from '../pipeline/system-error.ts';
import type { PortalState, PortalUser } from '../state/portal-state.ts';

/** The names of the portals that one can ask for. */
export type GenerationName = 'founding' | '2026-08' | 'box-2025-01' | 'box-2026-05' | 'box-2026-08';

/** How `im.dialog.writing` decides. Parameter names are upper-cased already. */
export type WritingRules = (params: PhpArray, caller: PortalUser, state: PortalState) => Outcome;

/** How numbers stand in `time`: `start` and `processing` with fractions, as whole seconds, or no `time` at all. */
export type TimeStyle = 'float' | 'integer' | 'absent';

/** What differs between portals of different age. Everything else they share. */
export interface Generation {
  readonly name: GenerationName;
  /** One sentence for people: whose behaviour this is. */
  readonly says: string;
  readonly writing: WritingRules;
  /** Whether the other `im.*` methods refuse as their pages document it, or as the code of a box throws it. */
  readonly imRules: 'documented' | 'thrown';
  readonly timeStyle: TimeStyle;
  /** Whether the load limiter is on, so that `time` carries `operating` and `operating_reset_at`. */
  readonly operating: boolean;
  readonly statuses: StatusSource;
  /** Whether `application/…+json` counts as JSON. */
  readonly anyJsonType: boolean;
  /** Whether there is REST 3.0 under `/rest/api/`. */
  readonly restV3: boolean;
  /** Whether the cloud's own `X-Bitrix-Rest-*` headers are sent. */
  readonly cloudHeaders: boolean;
  /** What `im.revision.get` answers: rest, web, mobile, desktop. */
  readonly revision: Readonly<Record<'rest' | 'web' | 'mobile' | 'desktop' | 'im_revision_mobile', number>>;
}
