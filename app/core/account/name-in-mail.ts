const LONGEST = 60

/**
 * A name that somebody chose, as it may stand in a mail of ours to somebody else: one short line
 * in which no mail program finds an address to link.
 */
export function nameInMail(name: string): string {
  const line = name
    .replaceAll(/\s+/g, ' ')
    .replaceAll('://', ' ')
    .replaceAll(/(?<=[^\s.])[.@](?=[^\s.])/g, ' ')
  const shown = [...line.trim()]
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST - 1).join('')}…` : shown.join('')
}
