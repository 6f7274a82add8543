import type { Finding } from '../fault.ts'
import type { ContentFiles } from '../layout.ts'
import { listNeeds } from './needs.ts'

const PERCENTAGE = /\d\s*(?:%|percent\b|per cent\b)/i

type Text = { file: string; path: (string | number)[]; text: string; isCited?: boolean }

/** Percentages that stand as facts: outside claims, without a reference. */
export function checkClaims(files: ContentFiles): Finding[] {
  return listTexts(files)
    .filter(({ text, isCited }) => PERCENTAGE.test(text) && !isCited)
    .map(({ file, path, text }) => ({
      file,
      path,
      message: `A claim is shown as a fact: "${text.match(/[^.;]*\d\s*(?:%|percent|per cent)/i)?.[0].trim() ?? text}".`,
      mend: 'Move the figure into content/claims/, give a reference, or leave the figure out.',
    }))
}

function listTexts(files: ContentFiles): Text[] {
  const { items } = files
  return [
    ...items.capabilities.flatMap(({ file, data }) => [
      text(file, ['definition'], data.definition),
      text(file, ['way_out'], data.way_out ?? ''),
    ]),
    ...listNeeds(files).flatMap(({ file, rows }) =>
      rows.map(({ why }, index) => text(file, ['needs', index, 'why'], why)),
    ),
    ...items.alternatives.map(({ file, data }) => text(file, ['why'], data.why)),
    ...techniqueTexts(files),
    ...items.templates.flatMap(({ file, data }) => deepTexts(file, [], data)),
    ...items['use-cases'].flatMap(({ file, data }) => [
      text(file, ['description'], data.description),
      text(file, ['ai_act'], data.ai_act),
      text(file, ['gdpr'], data.gdpr),
      { ...text(file, ['literature'], data.literature), isCited: data.references.length > 0 },
    ]),
  ]
}

function techniqueTexts({ items }: ContentFiles): Text[] {
  return items.techniques.flatMap(({ file, data }) => [
    text(file, ['definition'], data.definition),
    text(file, ['examples'], data.examples),
    text(file, ['ai_act'], data.ai_act),
    text(file, ['gdpr'], data.gdpr),
    ...data.pitfalls.map((pitfall, index) => text(file, ['pitfalls', index], pitfall)),
    ...data.confused_with.map(({ difference }, index) =>
      text(file, ['confused_with', index, 'difference'], difference),
    ),
    ...data.history.map(({ fact, reference }, index) => ({
      ...text(file, ['history', index, 'fact'], fact),
      isCited: reference !== undefined,
    })),
    ...deepTexts(file, ['page'], data.page),
  ])
}

function deepTexts(file: string, path: (string | number)[], part: unknown): Text[] {
  if (typeof part === 'string') return [text(file, path, part)]
  if (Array.isArray(part)) return part.flatMap((inner, index) => deepTexts(file, [...path, index], inner))
  if (part === null || typeof part !== 'object') return []
  return Object.entries(part).flatMap(([key, inner]) => deepTexts(file, [...path, key], inner))
}

function text(file: string, path: (string | number)[], words: string): Text {
  return { file, path, text: words }
}
