import { regionOfName } from '@regionguard/core'
import { mappingOf } from '@regionguard/core/settings'
import type {
  Entry,
  Item,
  Mapping,
  Node,
  Place,
  Scalar,
  Sequence,
  Tree,
  Unit,
} from '@regionguard/core/settings'
import type { Attribute, Block, Body, Expression, HclFile, Key } from './hcl-syntax.ts'
import { followed, moduleNames } from './module-names.ts'
import type { ModuleNames } from './module-names.ts'

/**
 * The tree of an HCL file. A block is a mapping below its labels (`provider "twilio" {}` is `provider.twilio`), one
 * item of a list for each block of a type, for a type may come several times.
 *
 * References stay names, in the notation `$(var.x)` that every settings format shares; those to a region or an edge
 * are followed to locals and defaults of variables, where the file has them.
 *
 * @param isPart the file gives variables (`.tfvars`): what it lacks, the module may have
 */
export function hclTree(file: HclFile, { isPart }: { readonly isPart: boolean }): HclTree {
  const names = moduleNames(file.body)
  const converter = new Converter(names, isPart)
  const { attributes } = file.body
  const rest = { ...file.body, attributes: attributes.filter(({ key }) => !PREFIXED.test(key.text)) }
  return {
    roots: [converter.body(rest), ...tablesOfVariables(file.body, converter)],
    comments: file.comments,
    open: converter.open,
    followed: converter.followed,
  }
}

/** A tree, and which of its values stand elsewhere in the file. */
export interface HclTree extends Tree {
  /** By the offset where they are used. */
  readonly followed: ReadonlyMap<number, Followed>
}

/** Where a text stands that a name leads to. */
export interface Followed {
  readonly origin: Place
  /** The variable whose default it is: `var.x`. */
  readonly assumed?: string
}

/** `TWILIO_REGION`, `region`, `twilio_edge`: settings whose value matters more than the name that it has. */
const OPTION = /(?:^|_)(?:region|edge)$/i

/** Functions that change a value's form, and not what it is. */
const SAME = new Set([
  'sensitive',
  'nonsensitive',
  'tostring',
  'tomap',
  'toset',
  'tolist',
  'jsonencode',
  'yamlencode',
  'trimspace',
])

class Converter {
  readonly #names: ModuleNames
  /** One scalar for each text, also where a local is put in several times. */
  readonly #texts = new Map<Expression, Scalar>()
  /** What has further settings, which cannot be read. */
  readonly open = new Map<Node, string>()
  /** Within what is only a part until it is used: locals, and defaults that others may replace. */
  #isPart: boolean
  readonly followed = new Map<number, Followed>()
  /** Directly within a release of Helm, whose values are laid over those of its chart. */
  #release = false
  /** Objects that are being put in for a local: a local may refer to itself by mistake. */
  readonly #open = new Set<Expression>()

  constructor(names: ModuleNames, isPart: boolean) {
    this.#names = names
    this.#isPart = isPart
  }

  body(body: Body): Mapping {
    const entries = this.#entries(body.attributes)
    const types = new Map<string, Block[]>()
    for (const block of body.blocks) {
      const same = types.get(block.type.text)
      if (same === undefined) types.set(block.type.text, [block])
      else same.push(block)
    }
    const dynamic = new Set(types.get('dynamic')?.map(({ labels }) => labels[0]?.text))
    for (const [type, blocks] of types) {
      const entry = this.#blocks(blocks)
      if (dynamic.has(type)) this.open.set(entry.value, 'a dynamic block may give it')
      entries.push(entry)
    }
    this.#besides(body, entries)
    return this.#mapping(body, entries)
  }

  /** What one body gives in several parts: Nomad's `env` and templates of it, Heroku's two kinds of variables. */
  #besides(body: Body, entries: readonly Entry[]): void {
    const keys = new Set(body.attributes.map(({ key }) => key.text))
    const isTemplated = body.blocks.some(
      ({ type, body: inner }) =>
        type.text === 'template' && inner.attributes.some(({ key }) => key.text === 'env'),
    )
    for (const { key, value } of entries) {
      if (key.text === 'env' && isTemplated) {
        this.open.set(value, 'a template may give it')
        if (value.kind === 'sequence')
          for (const item of value.items) this.open.set(item.value, 'a template may give it')
      } else if (key.text === 'config_vars' && keys.has('sensitive_config_vars')) {
        this.open.set(value, 'the sensitive variables may give it')
      } else if (key.text === 'sensitive_config_vars' && keys.has('config_vars')) {
        this.open.set(value, 'the other variables may give it')
      }
    }
  }

  #blocks(blocks: readonly Block[]): Entry {
    const [first] = blocks
    const items = blocks.map((block): Item => ({ value: this.#labelled(block), unit: fixed(block) }))
    const place = { start: first?.start ?? 0, end: blocks.at(-1)?.end ?? 0 }
    const value: Sequence = { kind: 'sequence', ...place, items }
    if (HELM.test(first?.type.text ?? '')) this.open.set(value, 'the chart may give it')
    return {
      key: keyScalar(first?.type ?? { text: '', ...place, computed: true }),
      value,
      unit: fixed(place),
    }
  }

  #labelled({ type, labels, body }: Block): Node {
    const isHelm = HELM.test(type.text)
    const outer = this.#isPart
    this.#isPart ||= type.text === 'locals' || type.text === 'variable'
    this.#release = type.text === 'resource' && labels[0]?.text === 'helm_release'
    let node: Node = isHelm ? helmValue(this.body(body)) : this.body(body)
    this.#isPart = outer
    this.#release = false
    for (const label of labels.toReversed()) {
      node = mappingOf(node, [{ key: keyScalar(label), value: node, unit: fixed(node) }])
    }
    return node
  }

  #entries(attributes: readonly Attribute[]): Entry[] {
    const name = attributes.find(({ key }) => key.text === 'name')?.value
    return attributes.map((one) =>
      this.#entry(one, one.key.text === 'value' && name?.kind === 'text' ? name.text : one.key.text),
    )
  }

  /** @param isOpen it has further settings; those of a part always may */
  #mapping(place: Place, entries: readonly Entry[], isOpen = this.#isPart): Mapping {
    const mapping = mappingOf(place, entries)
    if (isOpen) this.open.set(mapping, 'another part may give it')
    return mapping
  }

  /** @param name what the value is the value of: the key, or `name` beside `value` */
  #entry({ key, value, joint }: Attribute, name: string): Entry {
    const outer = this.#isPart
    this.#isPart ||= this.#release && key.text === 'values'
    const node = this.#node(value, name)
    this.#isPart = outer
    return { key: keyScalar(key), value: node, unit: { start: key.start, end: value.end, joint } }
  }

  /** @param key what it is the value of */
  #node(expression: Expression, key: string): Node {
    const place = { start: expression.start, end: expression.end }
    switch (expression.kind) {
      case 'text':
        return this.#text(expression)
      case 'null':
        return { kind: 'scalar', ...place, text: '', empty: true }
      case 'object':
        return this.#mapping(place, this.#entries(expression.attributes))
      case 'tuple':
        return this.#list(
          place,
          expression.items.map((item) => ({
            value: this.#node(item, key),
            unit: { start: item.start, end: item.end, joint: 'comma' },
          })),
          this.#isPart,
        )
      case 'call':
        return this.#call(expression, key)
      case 'reference':
      case 'template':
        return this.#referring(expression, key)
      case 'computed':
        return unreadable(place, 'an expression that Terraform works out')
    }
  }

  #text(expression: Expression & { kind: 'text' }): Scalar {
    const known = this.#texts.get(expression)
    if (known !== undefined) return known
    const scalar = textScalar(expression)
    this.#texts.set(expression, scalar)
    return scalar
  }

  #referring(expression: Expression, key: string): Node {
    const place = { start: expression.start, end: expression.end }
    let assumed: string | undefined
    const value = followed(expression, this.#names, {
      defaults: OPTION.test(key),
      assumed: (variable) => {
        assumed = variable
      },
    })
    if (value.kind === 'reference') return nameScalar(place, value.path)
    if (value.kind === 'object' || value.kind === 'tuple') return this.#definition(value, place, key)
    if (value.kind === 'text') {
      const origin = { start: value.start, end: value.end }
      this.followed.set(place.start, { origin, ...(assumed === undefined ? {} : { assumed }) })
      const isTold = expression.kind === 'reference' && regionOfName(expression.path) !== undefined
      // Of a credential a name with a Region says more than the text; of an option, the text is all.
      if (isTold && !OPTION.test(key)) return nameScalar(place, expression.path)
      return { kind: 'scalar', ...place, text: value.text, verbatim: true, quoted: true }
    }
    if (value.kind === 'template') return this.#template(value, place)
    return unreadable(place, 'an expression that Terraform works out')
  }

  /** A text of several parts, where all of them are known. */
  #template(template: Expression & { kind: 'template' }, place: Place): Scalar {
    let text = ''
    for (const part of template.parts) {
      const value = followed(part, this.#names, { defaults: false })
      if (value.kind !== 'text') return unreadable(place, 'a text that is put together')
      text += value.text
    }
    return { kind: 'scalar', ...place, text, verbatim: true, quoted: true }
  }

  /** A mapping that is written elsewhere in the file: judged here, where it is used, and not edited from here. */
  #definition(value: Expression, place: Place, key: string): Node {
    if (this.#open.has(value) || this.#open.size > MOST_OPEN)
      return unreadable(place, 'a value that refers to itself')
    this.#open.add(value)
    const node = this.#node(value, key)
    this.#open.delete(value)
    return node
  }

  #call({ name, arguments: given, start, end }: Expression & { kind: 'call' }, key: string): Node {
    const [first, ...more] = given
    if (SAME.has(name) && first !== undefined && more.length === 0) return this.#node(first, key)
    if (name === 'merge') return this.#merged(given, { start, end }, key)
    if (name === 'concat') {
      const parts = given.map((one) => this.#node(one, key))
      const items = parts.flatMap((part) => (part.kind === 'sequence' ? part.items : []))
      return this.#list(
        { start, end },
        items.map(({ value }) => ({ value, unit: fixed(value) })),
        this.#isPart || parts.some((part) => part.kind !== 'sequence' || this.open.has(part)),
      )
    }
    return unreadable({ start, end }, 'the result of a function')
  }

  /** @param isOpen it has further items, or may be put together with some */
  #list({ start, end }: Place, items: readonly Item[], isOpen: boolean): Sequence {
    const list: Sequence = { kind: 'sequence', start, end, items }
    if (isOpen) this.open.set(list, 'another part may give it')
    return list
  }

  /** `merge(local.common, { ... })`: the later wins; what cannot be read may hold any setting. */
  #merged(given: readonly Expression[], place: Place, key: string): Node {
    const entries: Entry[] = []
    let isOpen = false
    for (const one of given) {
      const node = this.#node(one, key)
      if (node.kind === 'mapping') entries.push(...node.entries)
      if (node.kind !== 'mapping' || this.open.has(node)) isOpen = true
    }
    return this.#mapping(place, entries, isOpen)
  }
}

/** Objects within each other that locals put in. */
const MOST_OPEN = 32

/** Blocks that set values of a chart: it has its own, or a file of them, where these lack one. */
const HELM = /^set(?:_sensitive)?$/

/** `set { name = "env.TWILIO_REGION" value = "ie1" }`: the last part of the path is what the container sees. */
function helmValue(body: Mapping): Mapping {
  const entries = body.entries.map((entry): Entry => {
    if (entry.key.text !== 'name' || entry.value.kind !== 'scalar') return entry
    const { text, start, end } = entry.value
    const last = /\.([A-Z_][A-Z0-9_]*)$/.exec(text)?.[1]
    return last === undefined ? entry : { ...entry, value: { kind: 'scalar', start, end, text: last } }
  })
  return mappingOf(body, entries)
}

/**
 * `twilio_region`, `twilio_auth_token` in a `.tfvars`, and the defaults of such variables: a table `twilio`. Where only
 * one of region and edge is a variable, the other is a constant of the module.
 */
function tablesOfVariables(body: Body, converter: Converter): readonly Mapping[] {
  const given = body.attributes.filter(({ key }) => PREFIXED.test(key.text))
  const defaults = body.blocks.flatMap((block): readonly Attribute[] => {
    const [label] = block.labels
    const value = block.body.attributes.find(({ key }) => key.text === 'default')?.value
    return block.type.text === 'variable' &&
      label !== undefined &&
      value !== undefined &&
      PREFIXED.test(label.text)
      ? [{ key: label, value, joint: 'none' }]
      : []
  })
  return [given, defaults].flatMap((attributes) => {
    if (attributes.length === 0) return []
    const whole = converter.body({ ...placeOf(attributes), attributes, blocks: [] })
    const entries = whole.entries.map((entry): Entry => ({
      ...entry,
      key: { kind: 'scalar', start: entry.key.start, end: entry.key.end, text: shortName(entry.key.text) },
    }))
    const twilio = mappingOf(whole, entries)
    converter.open.set(twilio, 'another part may give it')
    return [
      mappingOf(whole, [
        {
          key: { kind: 'scalar', start: whole.start, end: whole.start, text: 'twilio' },
          value: twilio,
          unit: fixed(whole),
        },
      ]),
    ]
  })
}

const PREFIXED = /^twilio_\w+$/i

function shortName(name: string): string {
  return name.slice('twilio_'.length).toLowerCase()
}

function placeOf(attributes: readonly Attribute[]): Place {
  return {
    start: Math.min(...attributes.map(({ key }) => key.start)),
    end: Math.max(...attributes.map(({ value }) => value.end)),
  }
}

function keyScalar(key: Key): Scalar {
  const { text, start, end } = key
  return {
    kind: 'scalar',
    text,
    start,
    end,
    ...(key.written === undefined ? {} : { written: key.written }),
    ...(key.computed === true ? { unreadable: 'a name that Terraform works out' } : {}),
  }
}

function textScalar({ text, start, end, written, quoted }: Expression & { kind: 'text' }): Scalar {
  return {
    kind: 'scalar',
    text,
    start,
    end,
    ...(written === undefined ? {} : { written }),
    ...(quoted ? { quoted: true } : {}),
    // `$${x}` is `${x}`, which is nothing to Terraform any more; to what it configures it may be.
    ...(text.includes('$') ? { unreadable: 'a reference of another program' } : {}),
  }
}

/** `each.value`, `count.index`: another value for each copy. */
const CHANGING = /^(?:each|count|path|self|terraform)(?:\.|$)/

function nameScalar(place: Place, path: string): Scalar {
  if (CHANGING.test(path)) return unreadable(place, 'a value that differs from copy to copy')
  return /^[A-Za-z_][\w.-]*$/.test(path)
    ? { kind: 'scalar', ...place, text: `$(${path})` }
    : unreadable(place, 'a reference that cannot be followed')
}

function unreadable(place: Place, why: string): Scalar {
  return { kind: 'scalar', start: place.start, end: place.end, text: '', unreadable: why }
}

function fixed({ start, end }: Place): Unit {
  return { start, end, joint: 'none' }
}
