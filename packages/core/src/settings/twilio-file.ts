/**
 * Whether a file belongs to one of Twilio's own tools (the CLI, the Serverless Toolkit): everything in it is Twilio's,
 * though nothing in it need say so.
 *
 * @param file a path with `/`, absolute or relative
 */
export function isTwilioFile(file: string): boolean {
  return (
    file.endsWith('/.twilio-cli/config.json') ||
    file === '.twilio-cli/config.json' ||
    /(?:^|\/)\.(?:twilioserverlessrc(?:\.json)?|twiliodeployinfo)$/.test(file.slice(-LONGEST))
  )
}

/** Of the names above with the separator before them; what stands before that does not matter. */
const LONGEST = '/.twilioserverlessrc.json'.length
