const DAY_MS = 86_400_000
/** Long enough that a cache is no trouble, short enough that a site nobody looks after stops promising an answer. */
const GOOD_FOR_DAYS = 180

type SecurityTxt = {
  /** An e-mail address or an https address. */
  contact: string
  /** Our own. */
  origin: string
  now: Date
  /** Language tags, the preferred one first. */
  languages: readonly string[]
  /** Path of the page that says what we promise. */
  policy: string
}

/**
 * Whom to tell of a hole.
 *
 * @returns the file's text; it is good for half a year from today's midnight (UTC) on
 * @source RFC 9116
 */
export function securityTxt({ contact, origin, now, languages, policy }: SecurityTxt): string {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS
  const expires = new Date(today + GOOD_FOR_DAYS * DAY_MS).toISOString().replace('.000Z', 'Z')
  const isWeb = origin.startsWith('https:')
  return [
    `Contact: ${contact.includes('@') && !contact.startsWith('https:') ? `mailto:${contact}` : contact}`,
    `Expires: ${expires}`,
    `Preferred-Languages: ${languages.join(', ')}`,
    ...(isWeb ? [`Canonical: ${origin}/.well-known/security.txt`, `Policy: ${origin}${policy}`] : []),
    '',
  ].join('\n')
}
