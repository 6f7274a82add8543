/** The first sentence of a duty's statement, without its full stop: enough to know it by where there is little room. */
export function firstSentence(statement: string): string {
  const [first = statement] = statement.split(/(?<=[^.\s]{2}\.) (?=[A-Z])/)
  return first.replace(/\.$/, '')
}
