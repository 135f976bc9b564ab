/** A parameter as a portal may read it in a form or a query. */
export interface FormName {
  /** In upper case, as PHP names it: blanks and points are underscores. */
  readonly name: string;
  /** Whether the value is an item of a list or an object. */
  readonly isItem: boolean;
}

/** What a name in a form or a query stands for: `dialog_id[a][]` is an item of `DIALOG_ID`. */
export function formName(written: string): FormName {
  const plain = written.replace(/^ +/, '').replace(/\0.*$/s, '');
  const bracket = plain.indexOf('[', 1);
  const base = bracket === -1 ? plain : plain.slice(0, bracket);
  return { name: base.replaceAll(/[ .]/g, '_').toUpperCase(), isItem: bracket !== -1 };
}
