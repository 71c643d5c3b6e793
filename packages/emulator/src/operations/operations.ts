import { operations as accounts } from '../resources/accounts/operations.ts'
import { operations as authTokens } from '../resources/auth-tokens/operations.ts'
import { operations as balance } from '../resources/balance/operations.ts'
import { operations as calls } from '../resources/calls/operations.ts'
import { operations as iamKeys } from '../resources/iam-keys/operations.ts'
import { operations as incomingPhoneNumbers } from '../resources/incoming-phone-numbers/operations.ts'
import { operations as keys } from '../resources/keys/operations.ts'
import { operations as messages } from '../resources/messages/operations.ts'
import { operations as oauthToken } from '../resources/oauth-token/operations.ts'
import { operations as routes } from '../resources/routes/operations.ts'
import { operations as signingKeys } from '../resources/signing-keys/operations.ts'
import type { Operation } from './operation.ts'

/** Everything that the emulator can do. `npm run new-resource` adds to it. */
export const OPERATIONS: readonly Operation[] = [
  ...accounts,
  ...authTokens,
  ...balance,
  ...calls,
  ...iamKeys,
  ...incomingPhoneNumbers,
  ...keys,
  ...messages,
  ...oauthToken,
  ...routes,
  ...signingKeys,
]
