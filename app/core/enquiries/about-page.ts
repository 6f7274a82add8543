const PUBLIC =
  /^\/(start|governance\/(eu-ai-act|gdpr|check)|(trust|methodology|glossary|use-cases|claims|pitfalls|actions|sample-report)(\/[a-z0-9-]{1,100})?)$/
const IN_CHECK = /^[a-z0-9-]{1,100}(\/[a-z0-9-]{1,100}){0,3}$/

/**
 * The public page that a question is about.
 *
 * @param written as an address may hold it
 * @returns its path, such as `/glossary/active-learning`; empty: none that could be one of ours
 */
export const publicPageIn = (written: string): string => (PUBLIC.test(written) ? written : '')

/**
 * The page of a check that a question is about.
 *
 * @param written from the check's own address on
 * @returns such as `techniques/active-learning`; empty: none that could be one of ours
 */
export const checkPageIn = (written: string): string => (IN_CHECK.test(written) ? written : '')

/** The first and second part of the address of a page, which say what it is and of what; empty: none. */
export function partsOf(page: string): { part: string; id: string } {
  const [part = '', id = ''] = page.replace(/^\//, '').split('/')
  return { part, id }
}

/** The page that an address of the application shows, from the address of its check on; empty: its first. */
export function pageBehind(path: string, base: string): string {
  return path.startsWith(`${base}/`) ? checkPageIn(path.slice(base.length + 1)) : ''
}
