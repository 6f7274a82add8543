/** Somebody who can be named in a comment. */
export type Nameable = { id: string; name: string }

/** Whom a comment names by `@`: one person, or several of whom it has to be said which. */
export type Mention = { written: string; people: Nameable[] }

/** Not the `@` of a mail address. */
const SIGN = /(?<![\p{L}\p{N}._%+-])@(?=\S)/gu
const WORD = /^[\p{L}\p{N}'’._-]+/u
const LETTER = /^[\p{L}\p{N}]/u

const folded = (text: string) => text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim()

/**
 * Everybody whom a text names by `@` and a name: a whole name wins over a part of one, and the longest over shorter
 * ones. What is nobody's name is text like any other.
 *
 * @returns each name once, in the order written; `people` has at least one
 */
export function findMentions(body: string, people: readonly Nameable[]): Mention[] {
  const found = new Map<string, Mention>()
  for (const { index } of body.matchAll(SIGN)) {
    const mention = mentionIn(body.slice(index + 1, index + 1 + MOST_READ), people)
    const key = mention?.people.map(({ id }) => id).join()
    if (mention && key !== undefined && !found.has(key)) found.set(key, mention)
  }
  return [...found.values()]
}

/** Longer than any name. */
const MOST_READ = 260

function mentionIn(rest: string, people: readonly Nameable[]): Mention | null {
  const read = folded(rest)
  const whole = people.filter(({ name }) => isBegunBy(read, folded(name)))
  const longest = Math.max(...whole.map(({ name }) => folded(name).length))
  const full = whole.filter(({ name }) => folded(name).length === longest)
  const [first] = full
  if (first) return { written: first.name, people: full }
  const written = withoutEndSigns(WORD.exec(rest)?.[0] ?? '')
  const word = folded(written)
  const called = people.filter(({ name }) => folded(name).split(' ').includes(word))
  return word !== '' && called.length > 0 ? { written, people: called } : null
}

/** A word without the signs that end a sentence or a quotation. */
function withoutEndSigns(word: string): string {
  let end = word.length
  while (end > 0 && "'’._-".includes(word.charAt(end - 1))) end -= 1
  return word.slice(0, end)
}

/** Whether a text begins with a name that ends there. */
function isBegunBy(text: string, name: string): boolean {
  return name !== '' && text.startsWith(name) && !LETTER.test(text.slice(name.length))
}

/**
 * Whom a text names, after somebody said which of several is meant.
 *
 * @param chosen ids of people, in the order in which the names stand that several go by; `null` or an id of nobody so
 *   called: not said
 * @returns `unclear`: the names of which nobody said who is meant
 */
export function settleMentions(
  mentions: readonly Mention[],
  chosen: readonly (string | null)[],
): { people: Nameable[]; unclear: Mention[] } {
  const people: Nameable[] = []
  const unclear: Mention[] = []
  let at = 0
  for (const mention of mentions) {
    const [only, other] = mention.people
    if (other === undefined) {
      if (only) people.push(only)
      continue
    }
    const wanted = chosen[at]
    at += 1
    const meant = mention.people.find(({ id }) => id === wanted)
    if (meant) people.push(meant)
    else unclear.push(mention)
  }
  return { people: [...new Map(people.map((person) => [person.id, person])).values()], unclear }
}
