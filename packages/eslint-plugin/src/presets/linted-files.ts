/** The files that the reader understands. Those that are not JavaScript need their parser, as for every rule. */
export const LINTED_FILES = ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx,vue,svelte}']
