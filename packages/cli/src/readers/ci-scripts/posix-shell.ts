/**
 * Whether the shell that a pipeline names is one of Unix: `bash`, `/bin/sh -eu`, `bash -eo pipefail {0}`. PowerShell,
 * `cmd`, `python` and whatever an expression comes to are not.
 */
export function isPosixShell(shell: string): boolean {
  return /^\s*(?:\S*\/)?(?:ba|da|z|k|a)?sh(?:\.exe)?(?=\s|$)/.test(shell)
}

/** Whether a text speaks of Windows, where the shell of a pipeline is another one unless it says otherwise. */
export function speaksOfWindows(text: string): boolean {
  return /windows|\bwin(?:32|64)?\b|powershell|\bpwsh\b/i.test(text)
}
