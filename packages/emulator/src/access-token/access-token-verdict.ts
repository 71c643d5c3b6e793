import type { RegionId } from '@regionguard/core/knowledge'

/** What becomes of an access token. */
export type AccessTokenVerdict =
  | {
      readonly valid: true
      readonly accountSid: string
      readonly keySid: string
      /** Of the header `twr`, or US1 without it. */
      readonly region: RegionId
      readonly identity: string | undefined
      /** As in the token. */
      readonly grants: Readonly<Record<string, unknown>>
      /** ISO 8601 */
      readonly expires: string
    }
  | {
      readonly valid: false
      /** Twilio's error code: 20101 to 20107, 20160. */
      readonly code: number
      /** The title of the code, as Twilio has it. */
      readonly message: string
      /** Why, in words. ASCII; holds no secret. */
      readonly reason: string
    }
