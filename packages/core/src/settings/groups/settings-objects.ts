import { credentialRoleOfName, credentialRoleOfText, literal, textOf } from '../../index.ts'
import type { Setting, SettingsObjectFact, Value } from '../../index.ts'
import { isTemplateFile } from '../dotenv/dotenv-file.ts'
import { entryOf, textAt } from '../tree/node.ts'
import type { Node } from '../tree/node.ts'
import { objectNamed } from './object-name.ts'
import { settingsOfMapping } from './raw-setting.ts'
import type { RawSetting } from './raw-setting.ts'
import { SECRET_NAME, spanOf, valueOfSetting } from './setting-value.ts'

/**
 * The ConfigMaps and Secrets of a document, with all that they hold: what others take from them by `envFrom`,
 * `configMapKeyRef` and `secretKeyRef`.
 */
export function settingsObjects(file: string, root: Node, idOf: () => string): readonly SettingsObjectFact[] {
  return resourcesOf(root).flatMap((node): readonly SettingsObjectFact[] => {
    const kind = textAt(node, 'kind')
    if (kind !== 'ConfigMap' && kind !== 'Secret') return []
    const metadata = entryOf(node, 'metadata')?.value
    const namespace = textAt(metadata, 'namespace') ?? ''
    const object = objectNamed(kind, textAt(metadata, 'name'), namespace)
    if (object === undefined) return []
    const settings = new Map<string, Setting>()
    // What stands in both is taken from `stringData`.
    for (const raw of [...dataOf(node, 'data', kind === 'Secret'), ...dataOf(node, 'stringData', false)]) {
      settings.set(raw.key, settingOf(file, raw, `${file}#${namespace}`))
    }
    return [
      {
        kind: 'settings-object',
        id: idOf(),
        span: spanOf(file, node),
        object,
        settings: [...settings.values()],
      },
    ]
  })
}

/** The document itself, or what a `List` holds. */
function resourcesOf(root: Node): readonly Node[] {
  if (textAt(root, 'kind') !== 'List') return [root]
  const items = entryOf(root, 'items')?.value
  return items?.kind === 'sequence' ? items.items.map(({ value }) => value) : []
}

function dataOf(node: Node, key: string, isEncoded: boolean): readonly RawSetting[] {
  const data = entryOf(node, key)?.value
  if (data?.kind !== 'mapping') return []
  return settingsOfMapping(data).map((one) => (isEncoded ? { ...one, encoded: true } : one))
}

function settingOf(file: string, raw: RawSetting, scope: string): Setting {
  const value = valueOfSetting(raw, {
    file,
    variables: 'env',
    scope,
    passesNames: false,
    toBeFilledIn: isTemplateFile(file),
  })
  return {
    key: raw.key,
    path: raw.key,
    value: hidden(raw.key, value),
    span: spanOf(file, raw.place),
    keySpan: spanOf(file, raw.keyPlace),
    valueSpan: spanOf(file, raw.alias ?? raw.value),
  }
}

/** Anything longer than the name of a Region or edge, or under a name for secrets, is nobody's business. */
function hidden(key: string, value: Value): Value {
  if (value.kind !== 'literal' || typeof value.text !== 'string') return value
  const text = textOf(value)
  const isIdentifier = credentialRoleOfText(text) !== undefined
  const isShort = text.length <= LONGEST_OPTION && (!SECRET_NAME.test(key) || text.length < 8)
  return isIdentifier || isShort || credentialRoleOfName(key) === 'account-sid'
    ? value
    : literal(text, value.via, 'secret')
}

/** `ashburn-ix` is ten. */
const LONGEST_OPTION = 16
