import { eventMethods } from './event/event-methods.ts';
import { imMethods } from './im/im-methods.ts';
import { appInfo } from './portal/app-info.ts';
import { batch } from './portal/batch.ts';
import { methodGet } from './portal/method-get.ts';
import { methods } from './portal/methods.ts';
import { scope } from './portal/scope.ts';
import { serverTime } from './portal/server-time.ts';
import type { PortalMethod } from './portal-method.ts';
import { profile } from './user/profile.ts';
import { userCurrent } from './user/user-current.ts';
import { userGet } from './user/user-get.ts';
import { userSearch } from './user/user-search.ts';

/** Every method that a reference portal knows by itself. */
export const allMethods: readonly PortalMethod[] = [
  batch,
  scope,
  methods,
  methodGet,
  serverTime,
  profile,
  appInfo,
  userCurrent,
  userGet,
  userSearch,
  ...eventMethods,
  ...imMethods,
];
