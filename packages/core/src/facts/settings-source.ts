import type { Span } from './span.ts'

/** A ConfigMap or Secret of Kubernetes, by the name that others refer to it with. */
export interface ObjectName {
  readonly kind: 'ConfigMap' | 'Secret'
  readonly name: string
  /** '' where the document leaves it to the command that applies it. */
  readonly namespace: string
}

/** Where a group has further settings from: `env_file` of Compose, `envFrom` of Kubernetes. */
export type SettingsSource = { readonly span: Span } & (
  | {
      readonly kind: 'file'
      /** Relative to the working directory, as in every span. */
      readonly file: string
    }
  | { readonly kind: 'object'; readonly object: ObjectName }
  /** It cannot be told which: a path with variables, a template. */
  | { readonly kind: 'unknown' }
)
