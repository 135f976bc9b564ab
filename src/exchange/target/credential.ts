import { createHash } from 'node:crypto';
import type { CredentialVariant } from '../../contract/contract.ts';

/** Every way a credential's text can be presented, the right one first. `other-user` keeps the text and changes the user. */
export const variants: readonly Exclude<CredentialVariant, 'other-user' | 'wrong-token' | 'none'>[] = [
  'given',
  'wrong-code',
  'first-character',
  'last-character',
  'middle-character',
  'shortened',
  'lengthened',
];

function otherCharacter(character: string): string {
  return character.toLowerCase() === 'a' ? 'b' : 'a';
}

function wrongCode(length: number, right: string): string {
  const digest = createHash('sha256').update('a code that no portal has given out').digest('hex');
  const wrong = digest.repeat(Math.ceil(length / digest.length)).slice(0, length);
  return wrong.toLowerCase() === right.toLowerCase() ? otherCharacter(wrong) + wrong.slice(1) : wrong;
}

/** A code or token as a variant presents it. Deterministic, and different from `right` but for `given` and `other-user`. */
export function variantOf(right: string, variant: CredentialVariant): string {
  switch (variant) {
    case 'given':
    case 'other-user':
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
  }
}

/** A token for portals whose target has none to vary: of the length real ones have, and nobody's. */
export const nobodysToken = wrongCode(70, '');

/** A user the credential does not belong to: the next id, or another login. */
export function otherUser(userId: string): string {
  return /^\d{1,15}$/.test(userId) ? String(Number(userId) + 1) : `${userId}2`;
}
