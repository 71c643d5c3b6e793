/** Resolves at the first SIGTERM or SIGINT; a second one ends the process at once, as it would without us. */
export function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      process.off('SIGTERM', end)
      process.off('SIGINT', end)
      resolve()
    }
    process.on('SIGTERM', end)
    process.on('SIGINT', end)
  })
}
