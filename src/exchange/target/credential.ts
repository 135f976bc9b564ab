import { createHash } from 'node:crypto';
import type { CredentialVariant } from '../../contract/contract.ts';

const userVariants = [
  'other-user',
  'user-with-letters',
  'user-zero',
  'user-with-zero',
  'user-with-plus',
] as const;

/** The variants that keep the text of a credential and change the user it is presented with. */
export type UserVariant = (typeof userVariants)[number];

/** The variants that put blanks around the text of a credential, in which it is found as it is. */
type BlankVariant = 'space-before' | 'space-behind' | 'nul-behind';

/** Every text that a credential can be presented as, but for blanks around it, the right one first. */
export const variants: readonly Exclude<
  CredentialVariant,
  UserVariant | BlankVariant | 'wrong-token' | 'none'
>[] = [
  'given',
  'wrong-code',
  'first-character',
  'last-character',
  'middle-character',
  'shortened',
  'lengthened',
  'other-case',
  'character-before',
  'escaped-twice',
];

function otherCharacter(character: string): string {
  return character.toLowerCase() === 'a' ? 'b' : 'a';
}

function wrongCode(length: number, right: string): string {
  const digest = createHash('sha256').update('a code that no portal has given out').digest('hex');
  const wrong = digest.repeat(Math.ceil(length / digest.length)).slice(0, length);
  return wrong.toLowerCase() === right.toLowerCase() ? otherCharacter(wrong) + wrong.slice(1) : wrong;
}

/** A text in capitals, or in small letters where it has none; one of digits alone gets a letter behind it. */
function otherCase(text: string): string {
  const upper = text.toUpperCase();
  const other = upper === text ? text.toLowerCase() : upper;
  return other === text ? `${text}A` : other;
}

/** Every byte escaped, and each escape once more: whoever undoes escapes once finds another text. */
function escapedTwice(text: string): string {
  return [...Buffer.from(text)].map((byte) => `%25${byte.toString(16).padStart(2, '0')}`).join('');
}

/** A code or token as a variant presents it. Deterministic, and different from `right` but for `given` and the variants of the user. */
export function variantOf(right: string, variant: CredentialVariant): string {
  switch (variant) {
    case 'given':
    case 'other-user':
    case 'user-with-letters':
    case 'user-zero':
    case 'user-with-zero':
    case 'user-with-plus':
      return right;
    case 'wrong-code':
    case 'wrong-token':
      return wrongCode(right.length, right);
    case 'first-character':
      return otherCharacter(right.slice(0, 1)) + right.slice(1);
    case 'last-character':
      return right.slice(0, -1) + otherCharacter(right.slice(-1));
    case 'middle-character': {
      const middle = Math.floor(right.length / 2);
      return right.slice(0, middle) + otherCharacter(right.charAt(middle)) + right.slice(middle + 1);
    }
    case 'none':
      return '';
    case 'shortened':
      return right.length > 1 ? right.slice(0, -1) : `${right}0`;
    case 'lengthened':
      return `${right}0`;
    case 'other-case':
      return otherCase(right);
    case 'character-before':
      return `0${right}`;
    case 'space-before':
      return ` ${right}`;
    case 'space-behind':
      return `${right} `;
    case 'nul-behind':
      return `${right}\0`;
    case 'escaped-twice':
      return escapedTwice(right);
  }
}

/** A token for portals whose target has none to vary: of the length real ones have, and nobody's. */
export const nobodysToken = wrongCode(70, '');

/** Whether a variant changes the user and not the text of a credential. */
export function isUserVariant(variant: CredentialVariant): variant is UserVariant {
  return (userVariants as readonly CredentialVariant[]).includes(variant);
}

/** The user that a credential is presented with. */
export function userOf(userId: string, variant: CredentialVariant): string {
  switch (variant) {
    case 'other-user':
      return otherUser(userId);
    case 'user-with-letters':
      return `${userId}abc`;
    case 'user-zero':
      return '0';
    case 'user-with-zero':
      return `0${userId}`;
    case 'user-with-plus':
      return `+${userId}`;
    default:
      return userId;
  }
}

/** A user the credential does not belong to: the next id, or another login. */
export function otherUser(userId: string): string {
  return /^\d{1,15}$/.test(userId) ? String(Number(userId) + 1) : `${userId}2`;
}
