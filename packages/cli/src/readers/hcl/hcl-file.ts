import { nameOf } from '@regionguard/core/settings'

/**
 * Whether a file is Terraform's or OpenTofu's, or HCL of another tool (Terragrunt, Nomad, Packer), by its name. The
 * lock file names providers, not settings, and `.tf.json` is JSON.
 */
export function isHclFile(file: string): boolean {
  const name = nameOf(file)
  return (
    /\.(?:tf|tofu|tfvars|hcl|nomad)(?:[._-](?:example|sample|template|dist|local))?$/i.test(name) &&
    !/^\.terraform\.lock\.hcl$/i.test(name)
  )
}
