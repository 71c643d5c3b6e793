import { isPermission } from '../gate/permission-list.ts'
import type { SeedMap, SeedNode, SeedProblem } from './seed-node.ts'

/** What a schema cannot say: what may stand in a seed once only, and what does not go together. */
export function meaningProblems(root: SeedNode): readonly SeedProblem[] {
  const check = new Check()
  for (const [index, account] of items(root, 'accounts').entries())
    check.account(account, `accounts[${index}]`)
  return check.problems
}

class Check {
  readonly problems: SeedProblem[] = []
  readonly #sids = new Set<string>()
  readonly #names = new Set<string>()

  account(account: SeedNode, path: string): void {
    this.#once(this.#names, account, 'name', path, 'another account has this name')
    this.#sid(account, 'sid', path)
    const test = child(account, 'testCredentials')
    if (test !== undefined) this.#sid(test, 'sid', `${path}.testCredentials`)
    const regions = child(account, 'regions')
    for (const region of ['us1', 'ie1', 'au1']) {
      const regional = regions === undefined ? undefined : child(regions, region)
      if (regional !== undefined) this.#region(regional, region, `${path}.regions.${region}`)
    }
    for (const [index, app] of items(account, 'oauthApps').entries()) {
      this.#sid(app, 'clientId', `${path}.oauthApps[${index}]`)
      this.#permissions(app, `${path}.oauthApps[${index}]`)
    }
    for (const [index, subaccount] of items(account, 'subaccounts').entries()) {
      this.account(subaccount, `${path}.subaccounts[${index}]`)
    }
  }

  #region(regional: SeedNode, region: string, path: string): void {
    const primary = text(child(regional, 'authToken'))
    const secondary = child(regional, 'secondaryAuthToken')
    if (primary !== undefined && primary === text(secondary)) {
      this.#report(secondary, `${path}.secondaryAuthToken`, 'it is the same as the primary Auth Token')
    }
    for (const [index, key] of items(regional, 'keys').entries()) {
      const at = `${path}.keys[${index}]`
      this.#sid(key, 'sid', at)
      this.#permissions(key, at)
      const type = child(key, 'type')
      const allow = child(key, 'allow')
      if (text(type) === 'restricted' && region !== 'us1') {
        this.#report(type, `${at}.type`, 'Restricted keys exist in us1 only')
      }
      if (allow !== undefined && text(type) !== 'restricted') {
        this.#report(allow, `${at}.allow`, 'only a Restricted key has permissions ("type: restricted")')
      }
    }
  }

  #permissions(owner: SeedNode, path: string): void {
    for (const [index, permission] of items(owner, 'allow').entries()) {
      if (isPermission(text(permission) ?? '')) continue
      this.#report(
        permission,
        `${path}.allow[${index}]`,
        'it is no permission of Twilio: they look like "/twilio/messaging/messages/read"',
      )
    }
  }

  #sid(owner: SeedNode, key: string, path: string): void {
    this.#once(this.#sids, owner, key, path, 'this SID stands in the seed already')
  }

  #once(seen: Set<string>, owner: SeedNode, key: string, path: string, message: string): void {
    const node = child(owner, key)
    const value = text(node)
    if (value === undefined) return
    if (seen.has(value)) this.#report(node, `${path}.${key}`, message)
    seen.add(value)
  }

  #report(node: SeedNode | undefined, path: string, statement: string): void {
    this.problems.push({ offset: node?.start ?? 0, message: `"${path}": ${statement}.` })
  }
}

function child(node: SeedNode, key: string): SeedNode | undefined {
  return node.kind === 'map' ? (node satisfies SeedMap).entries.get(key)?.value : undefined
}

function items(node: SeedNode, key: string): readonly SeedNode[] {
  const list = child(node, key)
  return list?.kind === 'list' ? list.items : []
}

function text(node: SeedNode | undefined): string | undefined {
  return node?.kind === 'scalar' ? node.text : undefined
}
