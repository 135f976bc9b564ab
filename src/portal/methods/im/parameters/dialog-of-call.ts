import { toText } from '../../../php/php-cast.ts';
import type { PhpArray } from '../../../php/php-value.ts';
import type { Refusal } from '../../../pipeline/outcome.ts';
import { findDialog, type NamedDialog, type OpenDialog, openDialog } from '../../../state/find-dialog.ts';
import type { MethodCall } from '../../portal-method.ts';
import { byRules, imError } from '../im-error.ts';

const denied = imError('ACCESS_ERROR', 403, 'You do not have access to the specified dialog');
const absent = imError('ACCESS_ERROR');

/** The dialog that DIALOG_ID names, whether the caller may use it or not; 400 DIALOG_ID_EMPTY when it names none. */
export function namedDialog(given: PhpArray, { context }: MethodCall): NamedDialog | Refusal {
  const value = given.get('DIALOG_ID');
  const text = typeof value === 'boolean' ? undefined : toText(value);
  return findDialog(text ?? '', context.state) ?? imError('DIALOG_ID_EMPTY');
}

/**
 * The dialog that DIALOG_ID names if the caller may use it. ACCESS_ERROR has two statuses on boxes, 403 and 400; which is which is not known:
 * here 403 is for a dialog that exists and 400 for one that does not. The documentation knows 403 only.
 *
 * @param given parameters with upper-cased names
 * @param statuses `one` for methods that never throw ACCESS_ERROR with 400
 * @see docs/reference/portal.md C, D
 */
export function dialogOf(
  given: PhpArray,
  call: MethodCall,
  statuses: 'both' | 'one' = 'both',
): OpenDialog | Refusal {
  const dialog = namedDialog(given, call);
  if (isRefusal(dialog)) return dialog;
  const opened = openDialog(dialog, call.caller, call.context.state);
  if (opened === 'denied') return denied;
  if (opened === 'absent') return statuses === 'one' ? denied : byRules(call, denied, absent);
  return opened;
}

/** Whether something that was looked for is a refusal instead. */
export function isRefusal<T extends object>(found: T | Refusal): found is Refusal {
  return 'kind' in found && found.kind === 'refusal';
}
