/**
 * Two texts of one field as one to go on writing from: theirs first, then mine. Where one holds the other, nothing is
 * said twice.
 *
 * @param between stands between them, such as a line break
 */
export function together(mine: string, theirs: string, between: string): string {
  if (theirs.includes(mine)) return theirs
  return mine.includes(theirs) ? mine : `${theirs}${between}${mine}`
}

/** What two people may write together, with what stands between their texts. */
const BETWEEN = { note: '\n', evidence: '; ', toldBy: ', ' } as const

type Texts = Record<keyof typeof BETWEEN, string>

/** The fields that both wrote into differently. */
export function differing(mine: Texts, theirs: Texts): (keyof Texts)[] {
  return namesOf(BETWEEN).filter((name) => mine[name] !== theirs[name])
}

/** Whatever both wrote, as one; all else stays mine. */
export function writtenTogether<Mine extends Texts>(mine: Mine, theirs: Texts): Mine {
  const texts = namesOf(BETWEEN).map((name) => [name, together(mine[name], theirs[name], BETWEEN[name])])
  return { ...mine, ...Object.fromEntries(texts) }
}

const namesOf = <Name extends string>(of: Record<Name, string>) => Object.keys(of) as Name[]
