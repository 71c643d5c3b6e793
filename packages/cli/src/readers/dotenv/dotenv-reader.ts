/** In a module of its own, so that it can be loaded by itself: whoever imports the index statically has all of it. */
export { dotenvReader } from '@regionguard/core/settings'
