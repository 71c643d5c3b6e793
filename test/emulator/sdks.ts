import twilio6 from 'twilio'
import twilio4 from 'twilio4'
import twilio5 from 'twilio5'

/** twilio-node as it is published: the constructor, its classes and its client. */
export type Sdk = typeof twilio6
export type SdkClient = ReturnType<Sdk>

/** The three majors in use. What these tests call has the same types in all of them. */
export const SDKS: readonly { readonly name: string; readonly sdk: Sdk }[] = [
  { name: 'twilio 6', sdk: twilio6 },
  { name: 'twilio 5', sdk: twilio5 as unknown as Sdk },
  { name: 'twilio 4', sdk: twilio4 as unknown as Sdk },
]
