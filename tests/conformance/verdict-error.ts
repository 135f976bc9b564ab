/** A verdict as a test's failure: the message is all there is to say, and no stack leads anywhere useful. */
export function verdictError(message: string): Error {
  const error = new Error(message);
  error.name = '';
  error.stack = message;
  return error;
}
