import { describe, expect, it } from 'vitest'
import { dataDirectory } from './data-directory.ts'

describe('dataDirectory', () => {
  it.each([
    ['linux', {}, '/home/ada', '/home/ada/.local/share/regionguard'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/home/ada', '/data/regionguard'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/ada', '/home/ada/.local/share/regionguard'],
    ['linux', { XDG_DATA_HOME: '' }, '/home/ada', '/home/ada/.local/share/regionguard'],
    [
      'darwin',
      { XDG_DATA_HOME: '/data' },
      '/Users/ada',
      '/Users/ada/Library/Application Support/regionguard',
    ],
    ['win32', { LOCALAPPDATA: '/c/local' }, '/c/ada', '/c/local/regionguard'],
    ['win32', {}, '/c/ada', '/c/ada/AppData/Local/regionguard'],
  ] as const)('%s %j', (platform, environment, home, expected) => {
    expect(dataDirectory({ platform, environment, home })).toBe(expected)
  })
})
