type QuestionMail = {
  subject: string
  /** The question as asked. */
  ask: string
  /** The statements or options in their order. */
  choices: readonly string[]
  /** Number of the first choice: 0 for levels, as they are called everywhere. */
  firstNumber: 0 | 1
  /** What to say before and after, each a sentence. */
  opening: string
  closing: string
}

/** A link that opens the reader's own mail program with one question to pass on; nothing is sent by us. */
export function questionMail({ subject, ask, choices, firstNumber, opening, closing }: QuestionMail): string {
  const numbered = choices.map((choice, index) => `${firstNumber + index}  ${choice}`)
  return mailTo({ subject, body: [opening, '', ask, '', ...numbered, '', closing].join('\r\n') })
}

/** A link that opens the reader's own mail program with a letter to nobody yet. */
export function mailTo({ subject, body }: { subject: string; body: string }): string {
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
}
