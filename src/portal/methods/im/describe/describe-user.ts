import type { WireValue } from '../../../php/encode-json.ts';
import { isoDate } from '../../../pipeline/time-block.ts';
import { defaultColor } from '../../../state/chats.ts';
import type { PortalState, PortalUser } from '../../../state/portal-state.ts';

/** Whether a user is a program. */
export function isBot(user: PortalUser): boolean {
  return user.kind === 'bot' || user.kind === 'copilot';
}

/** First and last name as the chat shows them. */
export function fullName(user: PortalUser): string {
  return `${user.name} ${user.lastName}`;
}

/** A user as every method of the chat module describes them. Ids are integers here. @see docs/reference/portal.md D */
export function describeUser(user: PortalUser, state: PortalState): { readonly [name: string]: WireValue } {
  return {
    id: user.id,
    active: user.active,
    name: fullName(user),
    first_name: user.name,
    last_name: user.lastName,
    work_position: user.workPosition,
    color: defaultColor,
    avatar: '',
    avatar_hr: '',
    gender: user.gender,
    birthday: '',
    extranet: user.kind === 'extranet',
    network: false,
    bot: isBot(user),
    connector: false,
    external_auth_id: isBot(user) ? 'bot' : 'default',
    status: user.status,
    idle: user.idleSince === undefined ? false : isoDate(user.idleSince, state.utcOffset),
    last_activity_date: isoDate(state.now(), state.utcOffset),
    mobile_last_date: false,
    desktop_last_date: false,
    absent: false,
    departments: user.departments,
    phones: false,
    bot_data: null,
    type: isBot(user) ? 'bot' : 'user',
    website: '',
    email: user.email,
  };
}
