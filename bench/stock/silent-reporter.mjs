/** A reporter that says nothing and keeps nothing. */
export default class SilentReporter {
  printsToStdio() {
    return true;
  }
}
