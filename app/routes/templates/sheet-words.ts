import type { createTranslator } from 'use-intl'
import type { TemplateFacts } from '#app/core/templates/template-facts.ts'
import type { Messages } from '#app/messages/locales.ts'

type Words = ReturnType<typeof createTranslator<Messages, 'templates'>>

/** What sheets say of figures in one word. */
export const sheetWords = (words: Words): TemplateFacts['words'] => ({
  up: words('better.up'),
  down: words('better.down'),
  weekly: words('every.weekly'),
  monthly: words('every.monthly'),
  quarterly: words('every.quarterly'),
})
