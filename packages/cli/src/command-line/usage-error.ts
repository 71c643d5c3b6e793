/** The command line, or a file that it names, is not as it must be: exit code 2, and the message is for the user. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
