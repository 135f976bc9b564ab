import { withUpperCaseNames } from '../../../php/php-cast.ts';
import type { PortalMethod } from '../../portal-method.ts';

/** "… is writing to you". What it accepts is the matter of the portal's generation. @see docs/reference/portal.md A */
export const imDialogWriting: PortalMethod = {
  name: 'im.dialog.writing',
  scopes: ['im'],
  handle: ({ params, caller, context }) =>
    context.generation.writing(withUpperCaseNames(params), caller, context.state),
};

/** The same under its private name. */
export const imChatSendTyping: PortalMethod = {
  ...imDialogWriting,
  name: 'im.chat.sendTyping',
  isPrivate: true,
};
