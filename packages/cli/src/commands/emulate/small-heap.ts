import { setFlagsOfNode20, setV8Flags } from '../../v8-flags.ts'

/**
 * Of V8's flags those that keep a server small which answers a test suite and not the internet; they are read whenever
 * they matter, so that they can be set here. New objects stay in the megabyte that V8 begins with, where it would grow to
 * 16, and one thread collects it: several take longer to begin than so little takes. A request on a kept tunnel costs a
 * seventh more of the processor. (`--optimize-for-size` saves one megabyte more, and takes as much again.)
 */
const FLAGS = ['--semi-space-growth-factor=1', '--no-parallel-scavenge']

/**
 * V8's optimizing compiler is four megabytes of Node's program, which lie in memory once it has run: so not for a function
 * that is short, and not before there were a few hundred requests.
 */
const LATE_OPTIMIZATION = ['--max-bytecode-size-for-early-opt=0', '--ticks-before-optimization=10']

/** What V8 does by itself: where there are thousands of requests, each takes a tenth less of the processor. */
const USUAL_OPTIMIZATION = ['--max-bytecode-size-for-early-opt=81', '--ticks-before-optimization=3']

/** After how much time of the processor, in seconds, there were thousands. */
const MANY_REQUESTS = 2

/**
 * Keeps this process small. For one that is ours alone: the flags are the whole process's. Before all else is loaded, for
 * what has grown does not shrink.
 */
export function keepHeapSmall(): void {
  setV8Flags(...FLAGS)
  if (!setFlagsOfNode20(...LATE_OPTIMIZATION)) return
  const look = setInterval(() => {
    const { user, system } = process.cpuUsage()
    if (user + system < MANY_REQUESTS * 1e6) return
    setFlagsOfNode20(...USUAL_OPTIMIZATION)
    clearInterval(look)
  }, 1_000).unref()
}
