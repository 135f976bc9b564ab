import type { WireValue } from '../php/encode-json.ts';
import { type Outcome, refusal, success } from '../pipeline/outcome.ts';

/** What a call of REST 3.0 came to. */
export type V3Outcome = V3Success | V3Refusal;

/** The method did its work. */
export interface V3Success {
  readonly kind: 'success';
  readonly result: WireValue;
  /** Sent as it is, without `result` and `time` around it. */
  readonly isRaw?: boolean;
}

/** The method, or the system before it, said no. */
export interface V3Refusal {
  readonly kind: 'refusal';
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly validation?: readonly { readonly field: string; readonly message: string }[];
}

/** The outcome as the log, the journal and stubs know outcomes. */
export function plainOutcome(outcome: V3Outcome): Outcome {
  return outcome.kind === 'success'
    ? success(outcome.result)
    : refusal(outcome.status, outcome.code, outcome.message);
}

/** The refusals of REST 3.0 by the last part of their codes, with their statuses. @see docs/reference/portal.md F */
const statuses = {
  ACCESSDENIEDEXCEPTION: 401,
  INSUFFICIENTSCOPEEXCEPTION: 403,
  INVALIDJSONEXCEPTION: 400,
  METHODNOTFOUNDEXCEPTION: 404,
  ENTITYNOTFOUNDEXCEPTION: 404,
  INVALIDFILTEREXCEPTION: 400,
  INVALIDPAGINATIONEXCEPTION: 400,
  UNKNOWNDTOPROPERTYEXCEPTION: 400,
  VALIDATION_REQUESTVALIDATIONEXCEPTION: 400,
  VALIDATION_DTOVALIDATIONEXCEPTION: 400,
  BATCHLIMITEXCEPTION: 400,
  IDEMPOTENCYKEYREUSEEXCEPTION: 422,
} as const;

/** A refusal of REST 3.0. */
export function v3Refusal(
  exception: keyof typeof statuses,
  message: string,
  validation?: V3Refusal['validation'],
): V3Refusal {
  return {
    kind: 'refusal',
    status: statuses[exception],
    code: `BITRIX_REST_V3_EXCEPTION_${exception}`,
    message,
    ...(validation === undefined ? {} : { validation }),
  };
}

/** The refusal of a request that the portal failed on within itself. The real code is not known. */
export const v3Failure: V3Refusal = {
  kind: 'refusal',
  status: 500,
  code: 'INTERNAL_SERVER_ERROR',
  message: 'Internal server error',
};

/** A refusal of a request whose fields are missing or wrong. */
export function v3Invalid(field: string, message: string): V3Refusal {
  return v3Refusal('VALIDATION_REQUESTVALIDATIONEXCEPTION', 'Error validating the request object', [
    { field, message },
  ]);
}
