/** A value that is there now or comes later. What is there now stays in the same turn of the event loop. */
export type Eventually<T> = T | Promise<T>;

/** Goes on with a value at once where it is there, else when it comes. */
export function whenThere<A, B>(value: Eventually<A>, next: (value: A) => Eventually<B>): Eventually<B> {
  return value instanceof Promise ? value.then(next) : next(value);
}
