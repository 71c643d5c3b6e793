/** Where the page of a rule is published: for reports that are read away from the repository. */
export function rulePage(rule: string): string {
  return `https://github.com/regionguard/regionguard/blob/main/docs/rules/${rule}.md`
}
