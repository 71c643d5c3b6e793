import type { Place, TreeComment } from '@regionguard/core/settings'

/** What an HCL file says, before references are followed. */
export interface HclFile {
  readonly body: Body
  readonly comments: readonly TreeComment[]
}

export interface Body extends Place {
  readonly attributes: readonly Attribute[]
  readonly blocks: readonly Block[]
}

/** `name = expression`, in a body or in an object. */
export interface Attribute {
  readonly key: Key
  readonly value: Expression
  /** What follows it: how it can be copied or taken out. */
  readonly joint: 'line' | 'comma' | 'none'
}

export interface Key extends Place {
  readonly text: string
  /** Without quotes; left out where it is escaped or computed. */
  readonly written?: Place
  readonly computed?: true
}

/** `provider "twilio" { ... }`. */
export interface Block extends Place {
  readonly type: Key
  readonly labels: readonly Key[]
  readonly body: Body
}

export type Expression =
  Text | Reference | Template | ObjectExpression | TupleExpression | Call | Null | Computed

export interface Text extends Place {
  readonly kind: 'text'
  readonly text: string
  /** Where the text stands as it is. */
  readonly written?: Place
  readonly quoted: boolean
}

/** `var.x`, `local.twilio.key`, `data.aws_ssm_parameter.x.value`: the names, joined by full stops. */
export interface Reference extends Place {
  readonly kind: 'reference'
  readonly path: string
}

/** A text with `${...}` in it. */
export interface Template extends Place {
  readonly kind: 'template'
  readonly parts: readonly Expression[]
}

export interface ObjectExpression extends Place {
  readonly kind: 'object'
  readonly attributes: readonly Attribute[]
}

export interface TupleExpression extends Place {
  readonly kind: 'tuple'
  readonly items: readonly Expression[]
}

export interface Call extends Place {
  readonly kind: 'call'
  readonly name: string
  readonly arguments: readonly Expression[]
}

export interface Null extends Place {
  readonly kind: 'null'
}

/** Something that only Terraform can work out: a condition, arithmetic, `for`. */
export interface Computed extends Place {
  readonly kind: 'computed'
}
