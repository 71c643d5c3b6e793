import { sidPrefix } from '@regionguard/core'

/** Values that are no secret under any name: switches, permissions, types, levels of a rule. */
const KEYWORDS =
  /^(?:true|false|yes|no|on|off|null|nil|none|undefined|string|number|boolean|any|unknown|never|required|optional|read|write|inherit|include|omit|same-origin|error|warn|warning|plain|return|default|sensitive|\[\]|\{\})$/i

/** What stands for a value to be filled in. */
const STANDS_FOR = /^(?:<[^<>]*>|\[[a-z _-]+\]|x+|\*+|\.{3,}|\u2026|your[-_ ][a-z_ -]+|change[-_ ]?me)$/i

/** What a value refers to, anywhere in it. What has a default that is written out is none. */
const REFERENCE =
  /\$?\{\{(?:(?!\|\||\bdefault\b|\bor\b)[^{}])*\}\}|\$\{(?:[^{}:|?'"`-]*|[\w.]+:?[-+=]?|[\w.]+:?\?[^{}]*)\}|\$\([\w.]+\)|#\{[^{}]*\}#?|\$[A-Za-z_]\w*|%[A-Za-z_]\w*%|%env\([^()]*\)%|<%=?[^%]*%>|@@?[A-Z_]+@@?/g

/** A path into what holds the values. */
const PATH =
  /^(?:process\.env|import\.meta\.env|secrets?|vars?|local|data|module|env|config|inputs|outputs|params|parameters|github|steps|needs|each|context|variables|settings|self|this)(?:[?!]?\.[\w$-]+|\[[^[\]]+\])+!?$/

/** Where a store keeps the value. */
const STORE =
  /^(?:op|vault|sm|ssm|secretsmanager|awssm|gcpsm|azurekv|keyvault|ref\+\w+|secret):\/*[\w./${}#@ -]+$|^arn:aws[\w-]*:(?:secretsmanager|ssm):\S+$|^projects\/[\w-]+\/secrets\/\S+$|^\/run\/secrets\/\S+$|^env\(['"]?\w+['"]?\)$|^@Microsoft\.KeyVault\([^()]*\)$|^\{resolve:[^{}]+\}$|^ENC\[/

/** Longer texts are no references, and the cost of looking at them stays bounded. */
const LONGEST = 400

/** Whether a value under a secret-like name may be shown: it is empty, refers to another, or stands for one. */
export function mayBeShown(value: string): boolean {
  const text = value.trim()
  if (text === '') return true
  if (text.length > LONGEST) return false
  if (KEYWORDS.test(text) || STANDS_FOR.test(text) || sidPrefix(text) !== undefined) return true
  if (PATH.test(text) || STORE.test(text)) return true
  const rest = withoutReferences(text)
  return rest !== text && /^(?:(?:bearer|basic|token)\b|[\s:@/,._|-])*$/i.test(rest)
}

/** One may be the default of another. */
function withoutReferences(text: string): string {
  const rest = text.replaceAll(REFERENCE, '')
  return rest === text ? text : withoutReferences(rest)
}
