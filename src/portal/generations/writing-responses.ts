import { type Outcome, refusal, success } from '../pipeline/outcome.ts';

/** The outcomes of `im.dialog.writing`. The texts are those the portal's code sends; nobody should compare them. @see docs/reference/portal.md A.1 */
export const written: Outcome = success(true);
/** 400 DIALOG_ID_EMPTY. */
export const dialogIdEmpty: Outcome = refusal(400, 'DIALOG_ID_EMPTY', "Dialog ID can't be empty");
/** 400 CHAT_ID_EMPTY. */
export const chatIdEmpty: Outcome = refusal(400, 'CHAT_ID_EMPTY', "Chat ID can't be empty");
/** 403 ACCESS_ERROR as start-writing says it ("AE-u"). */
export const unavailable: Outcome = refusal(403, 'ACCESS_ERROR', 'Action unavailable');
/** 403 ACCESS_ERROR as the access check of 2026 says it ("AE-n"). */
export const noAccess: Outcome = refusal(403, 'ACCESS_ERROR', "You don't have access to this dialog");
/** An uncaught PHP TypeError. */
export const broken: Outcome = { kind: 'broken-page' };
