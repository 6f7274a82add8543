/** A name as it is compared with others: how it is composed, capitals and blanks make no difference. */
export function comparableName(name: string): string {
  const upper = name.normalize('NFC').toUpperCase()
  return upper.toLowerCase().normalize('NFC').replaceAll(/\s+/g, ' ').trim()
}
