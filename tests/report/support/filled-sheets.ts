import { createTranslator } from 'use-intl/core'
import { fillTemplate } from '#app/core/templates/fill-template.ts'
import type { FilledField, FilledTemplate } from '#app/core/templates/filled-template.ts'
import { blankFacts, type TemplateFacts } from '#app/core/templates/template-facts.ts'
import en from '#app/messages/en.json'
import { sheetWords } from '#app/routes/templates/sheet-words.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'

const catalogue = loadCatalogue()
const words = createTranslator({ locale: 'en', messages: en, namespace: 'templates' })
export const GIVEN = { words, locale: 'en', madeOn: '2026-11-23' }

const blank = blankFacts(sheetWords(words))
const half: TemplateFacts = {
  ...blank,
  company: '=Müller & Söhne <GmbH>',
  today: '23 Nov 2026',
  useCase: catalogue.useCases.find(({ id }) => id === 'uc-support-chatbot') ?? null,
  interests: ['uc-content-localisation'],
  toolsInUse: ['genai'],
  levels: { 'kpi-definition': { level: 1, ticks: ['2.0'] }, 'ai-register': 'unsure' },
  people: { 'use-case-owner': 'Ada "Muster"' },
}

const filledWith = (facts: TemplateFacts) => catalogue.templates.map((each) => fillTemplate(catalogue, each, facts))

/** Every template as it is without a check, and as it is in one. */
export const blankSheets = filledWith(blank)
export const halfFilledSheets = filledWith(half)

export function sheetCalled(id: string, sheets = halfFilledSheets): FilledTemplate {
  const sheet = sheets.find((each) => each.id === id)
  if (!sheet) throw new RangeError(`There is no sheet ${id}.`)
  return sheet
}

/** All that a sheet says, piece by piece. */
export function saidBy(sheet: FilledTemplate): string[] {
  const { name, purpose, company, useCase, today, filledBy, reaches, sections } = sheet
  const known = [
    name,
    purpose,
    company,
    useCase ?? '',
    today,
    ...filledBy.flatMap(({ role, person }) => [role, person]),
  ]
  const levels = reaches.flatMap(({ asked, done, facts }) => [asked, done ?? '', ...facts.map(({ text }) => text)])
  const parts = sections.flatMap(({ title, note, fields }) => [title, note, ...fields.flatMap(saidByField)])
  return [...known, ...levels, ...parts].filter((text) => text !== '')
}

function saidByField(field: FilledField): string[] {
  const named = [field.label, field.hint]
  switch (field.kind) {
    case 'line':
    case 'lines':
      return [...named, field.text]
    case 'choices':
      return [...named, ...field.options]
    case 'rules':
      return [...named, ...field.rules]
    case 'statement':
      return [...named, field.text, ...field.signers]
    case 'table':
      return [...named, ...field.columns.map(({ label }) => label), ...field.rows.flat()]
  }
}
