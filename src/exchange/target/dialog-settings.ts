/** A dialog role that a setting fills, and how its id looks. */
export interface DialogSetting {
  readonly role: 'member' | 'user' | 'foreign' | 'group';
  readonly setting: string;
  readonly form: RegExp;
  readonly example: string;
  /** What it is, for people. */
  readonly meaning: string;
}

/** The settings that lend dialogs to a run. */
export const dialogSettings: readonly DialogSetting[] = [
  {
    role: 'member',
    setting: 'B24_CHAT_DIALOG_ID',
    form: /^chat[1-9]\d{0,17}$/,
    example: 'chat13',
    meaning: 'a chat the caller is a member of',
  },
  {
    role: 'user',
    setting: 'B24_USER_DIALOG_ID',
    form: /^[1-9]\d{0,17}$/,
    example: '13',
    meaning: 'a user who agreed to be written to',
  },
  {
    role: 'foreign',
    setting: 'B24_FORBIDDEN_DIALOG_ID',
    form: /^chat[1-9]\d{0,17}$/,
    example: 'chat99',
    meaning: 'a chat the caller must not write to',
  },
  {
    role: 'group',
    setting: 'B24_GROUP_DIALOG_ID',
    form: /^sg[1-9]\d{0,17}$/,
    example: 'sg5',
    meaning: 'a group or project the caller belongs to',
  },
];
