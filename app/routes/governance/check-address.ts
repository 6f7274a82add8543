export const CHECK = '/governance/check'
/** Where what was checked is kept in a register. */
export const KEEP = '/governance/keep'

type Fields = readonly (readonly [name: string, value: string])[]

/** The address of the free check with these answers and ways. */
export function checkHref(answers: Fields, ways: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams([...answers.map(([name, value]) => [name, value]), ...Object.entries(ways)])
  return `${CHECK}?${query}`
}
