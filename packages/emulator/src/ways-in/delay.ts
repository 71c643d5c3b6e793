/**
 * Waits as a slow answer would, and stops waiting when the caller has lost interest.
 *
 * @param milliseconds how long
 * @throws the signal's reason, as soon as it is aborted
 */
export function delay(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer)
      // What an AbortController was given as its reason is what `fetch` rejects with, whatever it is.
      reject(signal.reason as Error)
    }
    if (signal.aborted) {
      reject(signal.reason as Error)
      return
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    signal.addEventListener('abort', stop, { once: true })
  })
}
