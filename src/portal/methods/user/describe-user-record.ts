import type { WireValue } from '../../php/encode-json.ts';
import { isoDate } from '../../pipeline/time-block.ts';
import type { PortalState, PortalUser } from '../../state/portal-state.ts';

/** The instant at which every user was registered. The portal remembers no such dates. */
const registered = Date.UTC(2024, 0, 1);

/** A user as the user module describes them. Ids are strings here. @see docs/reference/portal.md C */
export function userRecord(user: PortalUser, state: PortalState): Readonly<Record<string, WireValue>> {
  return {
    ID: String(user.id),
    ACTIVE: user.active,
    NAME: user.name,
    LAST_NAME: user.lastName,
    SECOND_NAME: '',
    EMAIL: user.email,
    LAST_LOGIN: isoDate(registered, state.utcOffset),
    DATE_REGISTER: isoDate(registered, state.utcOffset),
    TIME_ZONE: '',
    IS_ONLINE: user.active ? 'Y' : 'N',
    TIMESTAMP_X: {},
    LAST_ACTIVITY_DATE: {},
    PERSONAL_GENDER: user.gender,
    PERSONAL_WWW: '',
    PERSONAL_BIRTHDAY: '',
    PERSONAL_MOBILE: '',
    PERSONAL_CITY: '',
    WORK_PHONE: '',
    WORK_POSITION: user.workPosition,
    UF_EMPLOYMENT_DATE: '',
    UF_DEPARTMENT: user.departments,
    USER_TYPE: user.kind === 'extranet' ? 'extranet' : 'employee',
  };
}
