import type { SettingsGroupFact } from '../facts/fact.ts'

/**
 * Whether what reads the settings of two files may lay one over the other, by what they are called: a service or
 * container that both have (Compose's further files and `extends`, patches of Kustomize), defaults beside the values of
 * one deployment (`config/default.json` and `config/eu.json`, `base/twilio.yaml` and `eu/twilio.yaml`), the values of a
 * Helm chart and of a chart within it.
 *
 * @param isHalf the other one gives what this one lacks, and no more
 */
export function areLayers(one: SettingsGroupFact, other: SettingsGroupFact, isHalf: boolean): boolean {
  const [file, otherFile] = [one.span.file, other.span.file]
  return (
    // Many containers are called `app`; one that is whole says nothing of another.
    (isHalf && NAMED.test(one.label) && one.label === other.label) ||
    hasDefaultsBeside(file, otherFile) ||
    (isHalf && (isVariantOf(file, otherFile) || isVariantOf(otherFile, file))) ||
    isChartAround(file, otherFile) ||
    isChartAround(otherFile, file)
  )
}

/** `service "web"`, `container "api"`. */
const NAMED = /^(?:service|container) "/

/** A name by which files and folders of defaults go. */
const DEFAULTS = /(?:^|[._-])(?:defaults?|base|common|shared|all|global|env|vars|variables)(?=$|[._-])/i

function hasDefaultsBeside(file: string, other: string): boolean {
  const [path, otherPath] = [file.split('/'), other.split('/')]
  const [name = '', otherName = ''] = [path.pop(), otherPath.pop()]
  const areDefaults = (...names: readonly string[]): boolean => names.some((each) => DEFAULTS.test(each))
  if (path.join('/') === otherPath.join('/')) return areDefaults(stem(name), stem(otherName))
  const [folder = '', otherFolder = ''] = [path.pop(), otherPath.pop()]
  return name === otherName && path.join('/') === otherPath.join('/') && areDefaults(folder, otherFolder)
}

/** `mise.local.toml` of `mise.toml`, `application-prod.yml` of `application.properties`. */
function isVariantOf(file: string, other: string): boolean {
  const base = stem(other)
  const extension = file.slice(file.lastIndexOf('.'))
  const isOfKind = other.endsWith(extension) || base.length - base.lastIndexOf('/') > SURELY_A_NAME
  return isOfKind && file.startsWith(base) && /^[._-][^/]+$/.test(stem(file).slice(base.length))
}

/** `app` may begin the name of anything; this long, a name is one. */
const SURELY_A_NAME = 8

function stem(name: string): string {
  return name.replace(/\.[^.]+$/, '')
}

/** `charts/app/values.yaml` is of a chart within the chart that has `values.yaml`. */
function isChartAround(file: string, inner: string): boolean {
  const around = /^(.*?)[^/]*values[^/]*\.ya?ml$/.exec(file)?.[1]
  return (
    around !== undefined &&
    /^charts\/[^/]+\/[^/]*values[^/]*\.ya?ml$/.test(inner.slice(around.length)) &&
    inner.startsWith(around)
  )
}
