/** What a report can be written as. */
export const FORMATS = ['pretty', 'json', 'sarif', 'junit', 'github', 'gitlab'] as const
export type Format = (typeof FORMATS)[number]
