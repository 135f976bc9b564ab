import { type Refusal, refusal } from '../../pipeline/outcome.ts';
import type { MethodCall } from '../portal-method.ts';

/** The texts that go with the codes of the chat module. Nobody should compare them: the documentation and the portal differ in some. */
const texts = {
  ACCESS_DENIED: 'You can request only users who belong to your group',
  ACCESS_DENIED_EXTEND: 'Insufficient permissions to add participants to the chat',
  ACCESS_DENIED_KICK: 'Only the owner may remove a member',
  ACCESS_ERROR: "You don't have access to this chat",
  ANSWER_TEXT_ERROR: "ANSWER_TEXT can't be empty",
  ATTACH_ERROR: 'Incorrect attach params',
  ATTACH_OVERSIZE: 'You have exceeded the maximum allowable size of attach',
  AVATAR_ERROR: 'Avatar incorrect type',
  BOT_ID_ERROR: "Bot ID can't be empty",
  CANT_EDIT_MESSAGE: "Time has expired for modification or you don't have access",
  CHAT_ID: 'Error creating message',
  CHAT_ID_EMPTY: "Chat ID can't be empty",
  COMMAND_ERROR: "Command can't be empty",
  DIALOG_ID_EMPTY: "Dialog ID can't be empty",
  FILES_ERROR: 'List of files is not specified',
  FILE_ID_EMPTY: "File ID can't be empty",
  FILE_SAVE_ERROR: "File ID can't be saved",
  FIND_SHORT: 'Too short a search phrase.',
  FIRST_ID_STRING: "First ID can't be string",
  ID_EMPTY: "User ID can't be empty",
  ID_ERROR: "Notification ID can't be empty",
  INVALID_FORMAT: 'A wrong format for the field is passed',
  KEYBOARD_ERROR: 'Incorrect keyboard params',
  KEYBOARD_OVERSIZE: 'You have exceeded the maximum allowable size of keyboard',
  LAST_ID_AND_LAST_TYPE: 'Parameters LAST_ID and LAST_TYPE should be used together.',
  LAST_ID_STRING: "Last ID can't be string",
  LEAVE_OWNER_FORBIDDEN: 'The owner cannot leave this chat',
  MENU_ERROR: 'Incorrect menu params',
  MENU_OVERSIZE: 'You have exceeded the maximum allowable size of menu',
  MESSAGE_EMPTY: "Message can't be empty",
  MESSAGE_ID_ERROR: "Message ID can't be empty",
  NOTIFY_VALUE_ERROR: "Notification Value can't be empty",
  PARAMS_ERROR: 'Incorrect params',
  REPLY_ACCESS_ERROR: 'Action unavailable',
  REPLY_FROM_OTHER_CHAT_ERROR: 'You can only reply to a message within the same chat',
  SAVE_ERROR: 'Error during saving file to chat',
  SEARCH_TEXT_ERROR: "SEARCH_TEXT can't be less than 3 symbols",
  STATUS_ERROR: 'Status is not available',
  TITLE_EMPTY: "Title can't be empty",
  USER_ID_EMPTY: "User ID can't be empty",
  USER_NOT_EXISTS: "User isn't exists",
  USER_NOT_FOUND: 'User not found',
  WITHOUT_CHANGES: 'Action completed without changes',
  WRONG_COLOR: 'This color currently unavailable',
  WRONG_REQUEST: "You don't have access or user already member in chat",
  menu_ERROR: 'Incorrect menu params',
} as const;

/** A code that a method of the chat module refuses with. */
export type ImCode = keyof typeof texts;

/** A refusal of the chat module with the text of its code; 400 unless another status is given. @see docs/reference/portal.md D */
export function imError(code: ImCode, status = 400, text: string = texts[code]): Refusal {
  return refusal(status, code, text);
}

/** One of two refusals: what the generation's page documents, or what the code of a box throws. @see docs/reference/portal.md D */
export function byRules({ context }: MethodCall, documented: Refusal, thrown: Refusal): Refusal {
  return context.generation.imRules === 'documented' ? documented : thrown;
}
