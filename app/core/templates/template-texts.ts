import type { TemplateFacts } from './template-facts.ts'

/** What the names in braces stand for; a missing one is not known. */
export type KnownTexts = Readonly<Record<string, string | undefined>>

const NAMES = /\{([^{}]*)\}/g
/** A line to write on, inside a sentence. */
const BLANK = '________'

/** What the names in a template's texts stand for here. */
export function knownTexts({ useCase, ...facts }: TemplateFacts): KnownTexts {
  const company = facts.company || undefined
  const today = facts.today || undefined
  if (!useCase) return { company, today }
  const { name, description, pilot, aiact, gdpr } = useCase
  return {
    company,
    today,
    'use-case': name,
    task: description,
    weeks: String(pilot.weeks),
    design: pilot.design,
    sample: pilot.sample,
    decide: pilot.decide,
    'ai-act': aiact,
    privacy: gdpr,
  }
}

/** A sentence with its names filled in, and a line to write on for each that is not known. */
export function fillSentence(text: string, known: KnownTexts): string {
  return text.replace(NAMES, (_, name: string) => known[name] ?? BLANK)
}

/** An entry with its names filled in; empty as a whole if one is not known, since half an entry helps nobody who holds a pen. */
export function fillEntry(text: string, known: KnownTexts): string {
  const isKnown = [...text.matchAll(NAMES)].every(([, name = '']) => known[name] !== undefined)
  return isKnown ? fillSentence(text, known) : ''
}
