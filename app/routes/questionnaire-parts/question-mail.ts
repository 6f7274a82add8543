type QuestionMail = {
  subject: string
  /** The question as asked. */
  ask: string
  /** The statements or options in their order. */
  choices: readonly string[]
  /** What to say before and after, each a sentence. */
  opening: string
  closing: string
}

/** A link that opens the reader's own mail program with one question to pass on; nothing is sent by us. */
export function questionMail({ subject, ask, choices, opening, closing }: QuestionMail): string {
  const lines = [opening, '', ask, '', ...choices.map((choice, index) => `${index}  ${choice}`), '', closing]
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines.join('\r\n'))}`
}
