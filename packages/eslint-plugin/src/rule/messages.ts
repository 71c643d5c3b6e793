/** The checks word their messages themselves: full sentences that name the Region, host or credential. */
export const MESSAGES = {
  problem: '{{ message }}',
  suggestion: '{{ description }}',
} as const
