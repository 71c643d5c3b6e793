import type { SdkId } from '../knowledge/sdk.ts'
import type { CredentialRole } from '../knowledge/credential-name.ts'
import type { Endpoint, Operation } from './operation.ts'
import type { ObjectName, SettingsSource } from './settings-source.ts'
import type { Span } from './span.ts'
import type { Value } from './value.ts'

export type { ObjectName, SettingsSource } from './settings-source.ts'

/** Something that a source says, with its position. What differs between languages ends here. */
export type Fact =
  | ClientFact
  | RequestFact
  | HostLiteralFact
  | AccessTokenFact
  | CapabilityTokenFact
  | WebhookValidationFact
  | KeyCreationFact
  | AccountFetchFact
  | NamedSecretFact
  | EnvironmentReadFact
  | EnvironmentWriteFact
  | SettingsGroupFact
  | SettingsObjectFact
  | VariableValueFact

export type FactOf<K extends Fact['kind']> = Extract<Fact, { kind: K }>

interface FactBase {
  /** Unique in the run: the file, `#` and a number. */
  readonly id: string
  /** The construction, call, literal or group: starts on the line where a finding about it starts. */
  readonly span: Span
}

/** An SDK client is built. */
export interface ClientFact extends FactBase {
  readonly kind: 'client'
  readonly sdk: SdkId
  /** `functions-context`: `context.getTwilioClient()`, to which the Twilio Functions platform gives the Auth Token. */
  readonly construction: 'constructor' | 'functions-context'
  readonly username: Value
  readonly password: Value
  readonly accountSid: Value
  readonly region: Value
  readonly edge: Value
  /**
   * Where each of them is set: the argument of a credential, the whole property (`edge: 'dublin'`) or assignment
   * (`client.edge = 'dublin'`) of an option. Left out where nothing in the source sets it.
   */
  readonly places: Partial<Record<'username' | 'password' | 'accountSid' | 'region' | 'edge', Span>>
  readonly operations: {
    readonly list: readonly Operation[]
    /** Every use of the client was followed and is in `list`. */
    readonly complete: boolean
  }
  /** How the client leaves what the reader can follow. */
  readonly escapes: 'no' | 'exported' | 'passed-on'
  /** A custom HTTP client, or a rewritten base URL: the host name is not known, and no check of Regions applies. */
  readonly rerouted: boolean
  /** Its HTTP client is a local emulator: no request leaves the process. */
  readonly emulated?: true
  readonly conditions?: DeploymentConditions
}

/**
 * What has to hold of a deployment for the use to happen there: uses under different conditions may never meet in one
 * deployment. Left out where nothing has to.
 */
export type DeploymentConditions = string

/** A raw HTTP request to a Twilio host that the source spells out, whole or in parts whose values are known. */
export interface RequestFact extends FactBase, Endpoint {
  readonly kind: 'request'
  readonly host: string
  /** The literal that holds the host. */
  readonly hostSpan: Span
  /** Basic authentication built by hand. Absent: no credentials seen. Unknown: some seen that cannot be read. */
  readonly username: Value
  readonly password: Value
  readonly places: Partial<Record<'username' | 'password', Span>>
  /** The account in the path (`/Accounts/AC.../`), if any. */
  readonly account: Value
  readonly conditions?: DeploymentConditions
}

/** A literal that contains a Twilio host name, wherever it stands. */
export interface HostLiteralFact extends FactBase {
  readonly kind: 'host-literal'
  /** As written, without port. */
  readonly host: string
  /** The host name alone inside the literal. */
  readonly hostSpan: Span
  /** It may be meant as it is written: in a text for people, or where the host that should stand there stands beside it. */
  readonly isFixed?: true
}

/** `new AccessToken(accountSid, keySid, secret, { region })`. */
export interface AccessTokenFact extends FactBase {
  readonly kind: 'access-token'
  readonly accountSid: Value
  readonly keySid: Value
  readonly secret: Value
  readonly region: Value
  readonly places: Partial<Record<'accountSid' | 'keySid' | 'secret' | 'region', Span>>
}

/** A legacy capability token (`ClientCapability`, TaskRouter): signed with the Auth Token. */
export interface CapabilityTokenFact extends FactBase {
  readonly kind: 'capability-token'
  readonly accountSid: Value
  readonly authToken: Value
  readonly places: Partial<Record<'accountSid' | 'authToken', Span>>
}

/** The signature of a webhook is checked, with this secret. Absent: the SDK reads `TWILIO_AUTH_TOKEN`. */
export interface WebhookValidationFact extends FactBase {
  readonly kind: 'webhook-validation'
  readonly authToken: Value
  readonly places: Partial<Record<'authToken', Span>>
  /** As the source writes it, for messages: `twilio.validateRequest`. */
  readonly text: string
}

/** An API key is created; its secret is shown this once. */
export interface KeyCreationFact extends FactBase {
  readonly kind: 'key-creation'
  /** The `id` of the client or request that creates it, where known. */
  readonly by?: string
  /** What becomes of `secret`. `discarded` only if every use of the result was followed and none can keep it. */
  readonly secret: 'kept' | 'discarded' | 'unknown'
  readonly text: string
}

/** An Account resource is fetched: its `authToken` is the one of the Region that was asked. */
export interface AccountFetchFact extends FactBase {
  readonly kind: 'account-fetch'
  /** The `id` of the client or request that fetches it, where known. */
  readonly by?: string
  readonly text: string
}

/** A literal under a name that says what it is: `const TWILIO_AUTH_TOKEN = '...'`, `{ authToken: '...' }`. */
export interface NamedSecretFact extends FactBase {
  readonly kind: 'named-secret'
  readonly name: string
  readonly role: CredentialRole
  readonly value: Value
  /** The name says Twilio, or an Account SID or API key SID stands beside it. */
  readonly twilio: boolean
}

/** An environment variable is read by code. */
export interface EnvironmentReadFact extends FactBase {
  readonly kind: 'environment-read'
  readonly name: string
}

/** An environment variable is set by code (`process.env.TWILIO_REGION = 'ie1'`). */
export interface EnvironmentWriteFact extends FactBase {
  readonly kind: 'environment-write'
  readonly name: string
  readonly value: Value
}

/** Settings that stand together: one `.env` file, one compose service, one Kubernetes container, one provider block. */
export interface SettingsGroupFact extends FactBase {
  readonly kind: 'settings-group'
  /** For messages: `.env`, `service "web"`, `container "api"`. */
  readonly label: string
  /**
   * `dotenv`: gives clients in the same project their environment. `template`: an example file: mentions names, and
   * its values are placeholders. `deployment`: compose, Kubernetes, CI: judged by itself, never gives a client its
   * values. `table`: keys of a configuration file that no SDK reads by itself.
   */
  readonly source: 'dotenv' | 'template' | 'deployment' | 'table'
  /** Commands of a script: what they are given goes on top of the environment of whoever runs it. */
  readonly inherits?: true
  readonly settings: readonly Setting[]
  /** What completes these, the later over the earlier; what the group sets itself goes over all of it. */
  readonly from?: readonly SettingsSource[]
}

/** All that a ConfigMap or Secret holds, whosever it is: others take single settings, or all of them, from it. */
export interface SettingsObjectFact extends FactBase {
  readonly kind: 'settings-object'
  readonly object: ObjectName
  readonly settings: readonly Setting[]
}

/** What a name of a Terraform module is set to: in the module itself, in a `.tfvars`, or by whoever calls the module. */
export interface VariableValueFact extends FactBase {
  readonly kind: 'variable-value'
  /** `var.region`, `local.edge`. */
  readonly name: string
  /** `definition`: a local, or the default of a variable. `given`: goes before a default. */
  readonly role: 'definition' | 'given'
  /** Left out: anything but what may be the id of a Region or an edge. */
  readonly text?: string
  /** The name that it is set to. */
  readonly refersTo?: string
}

export interface Setting {
  /** As written: `TWILIO_REGION`, `authToken`. */
  readonly key: string
  /** The path of keys down to it, for names (`twilio.ie1.authToken`); equals `key` for environment variables. */
  readonly path: string
  readonly value: Value
  /** From the key to the end of the value. */
  readonly span: Span
  readonly keySpan: Span
  readonly valueSpan: Span
  /** It does not stand here: unknown as long as the group's sources are. */
  readonly missing?: true
  /** It does not stand here, and may be given elsewhere: unknown, at the place of the group's other option. */
  readonly implied?: true
  /** The value is the default of a variable of this name, which may be given another. */
  readonly assumed?: string
}
