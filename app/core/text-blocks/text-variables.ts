/** What a text of a workspace may ask for, in braces; a report fills it in. */
export const TEXT_VARIABLES = [
  'client',
  'check',
  'date',
  'submitted',
  'score',
  'headline',
  'pilot',
  'start',
  'consultant',
  'consultancy',
] as const
export type TextVariable = (typeof TEXT_VARIABLES)[number]

/** `null`: this check has none, such as a pilot that nobody can name yet. */
export type TextValues = Readonly<Record<TextVariable, string | null>>

/** A brace behind a backslash is a brace. */
const VARIABLE = /\\[\s\S]|\{([^{}\n]{0,60})\}/g

const isVariable = (name: string): name is TextVariable => TEXT_VARIABLES.some((known) => known === name)

/** The names in braces that nothing can fill in, each once, as they were typed. */
export function unknownVariables(text: string): string[] {
  return namesIn(text).filter((name) => !isVariable(name))
}

/** The variables that a text asks for, each once, in its order. */
export function variablesIn(text: string): TextVariable[] {
  return namesIn(text).filter(isVariable)
}

function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(VARIABLE)].flatMap(({ 1: name }) => (name === undefined ? [] : [name])))]
}

/** A text with its variables filled in; `missing` stay in their braces. */
export type FilledText = { text: string; missing: TextVariable[] }

/**
 * Fills the variables of a text in. Values are text: nothing in them is read as a mark.
 *
 * @param text without unknown variables; those stay as they are
 */
export function fillVariables(text: string, values: TextValues): FilledText {
  const missing = new Set<TextVariable>()
  const filled = text.replace(VARIABLE, (whole: string, name: string | undefined, at: number) => {
    if (name === undefined || !isVariable(name)) return whole
    const value = values[name]
    if (value !== null) return asText(value, at === 0 || text[at - 1] === '\n')
    missing.add(name)
    return whole
  })
  return { text: filled, missing: [...missing] }
}

/** With a backslash before what rich text would read as a mark; `beginsLine`: a list could begin there. */
function asText(value: string, beginsLine: boolean): string {
  const marked = value.replace(/[\\*`[\]{}<>]/g, '\\$&').replace(/\s+/g, ' ')
  return beginsLine ? marked.replace(/^([-+]|\d{1,4}(?=[.)]))/, markStart) : marked
}

const markStart = (start: string) => (/^\d/.test(start) ? `${start}\\` : `\\${start}`)
