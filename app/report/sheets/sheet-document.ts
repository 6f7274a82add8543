import type { FilledField, FilledTemplate, ReachedLevel } from '#app/core/templates/filled-template.ts'
import { type Block, heading, type OfficeDocument, paragraph } from '../office/blocks.ts'
import type { Entry, FormColumn } from '../office/form-blocks.ts'
import { colours } from '../theme.ts'
import { filledByText, type SheetTable, type SheetWords, signatures, todayText } from './sheet-words.ts'

const PRODUCT = 'Preflight'

type Given = { words: SheetWords; locale: string; madeOn: string }

/**
 * A sheet as a document to write on in, in the order of its page.
 *
 * @param given.madeOn ISO date that the file carries
 */
export function sheetDocument(sheet: FilledTemplate, { words, locale, madeOn }: Given): OfficeDocument {
  const { name, purpose, company } = sheet
  return {
    locale,
    madeOn,
    title: company ? words('fileTitle', { company, name }) : name,
    author: company || PRODUCT,
    subject: purpose,
    running: { company, title: name },
    foot: [],
    accent: colours.accent,
    look: 'form',
    parts: [
      {
        orientation: 'portrait',
        blocks: [
          { is: 'title', text: name },
          { is: 'subtitle', text: purpose },
          { is: 'entries', look: 'plain', rows: knownEntries(sheet, words) },
          ...sheet.reaches.map((level): Block => ({ is: 'entries', look: 'panel', rows: levelEntries(level, words) })),
          ...sectionBlocks(sheet, words),
        ],
      },
    ],
  }
}

function knownEntries({ company, useCase, filledBy, today }: FilledTemplate, words: SheetWords): Entry[] {
  return [
    { label: words('company'), text: company },
    ...(useCase ? [{ label: words('useCase'), text: useCase }] : []),
    { label: words('filledBy'), text: filledByText(filledBy, words) },
    { label: words('date'), text: today },
  ]
}

function levelEntries(level: ReachedLevel, words: SheetWords): Entry[] {
  const { asked, facts, isReached, done } = level
  return [
    { label: words('today'), text: todayText(level, words) },
    {
      label: words('reached'),
      text: asked,
      boxes: facts.map(({ text, isMet }) => ({ text, isTicked: isMet })),
      ...(isReached && { after: words('reachedAlready') }),
    },
    ...(done ? [{ label: words('done'), text: done }] : []),
  ]
}

function sectionBlocks({ sections }: FilledTemplate, words: SheetWords): Block[] {
  let list = 0
  return sections.flatMap(({ title, note, fields }, index) => [
    heading(1, words('sectionTitle', { number: index + 1, title })),
    ...(note ? [paragraph(note, 'Note')] : []),
    ...fields.flatMap((field) => {
      if (field.kind === 'rules') list += 1
      return [
        heading(2, field.label),
        ...(field.hint ? [paragraph(field.hint, 'Hint')] : []),
        ...fieldBlocks(field, { words, list }),
      ]
    }),
  ])
}

function fieldBlocks(field: FilledField, { words, list }: { words: SheetWords; list: number }): Block[] {
  switch (field.kind) {
    case 'line':
      return field.text ? [paragraph(field.text)] : [{ is: 'blanks', count: 1 }]
    case 'lines':
      return written(field.text, field.lines)
    case 'choices':
      return [{ is: 'boxes', items: field.options.map((text) => ({ text, isTicked: false })) }]
    case 'rules':
      return [{ is: 'rules', list, rules: field.rules, blanks: field.empty }]
    case 'statement':
      return [paragraph(field.text), gridOf(signatures(field.signers, words), words)]
    case 'table':
      return field.layout === 'cards' ? cards(field) : [gridOf(field, words)]
  }
}

/** A text that is there takes the place of the first line. */
function written(text: string, lines: number): Block[] {
  const left = text ? lines - 1 : lines
  return [...(text ? [paragraph(text)] : []), ...(left > 0 ? [{ is: 'blanks' as const, count: left }] : [])]
}

function cards({ columns, rows }: SheetTable): Block[] {
  return rows.map((row) => ({
    is: 'entries',
    look: 'card',
    rows: columns.map(({ label }, at) => ({ label, text: row[at] ?? '' })),
  }))
}

const SHARE = { number: 0.34, narrow: 0.72, usual: 1 }

function gridOf({ columns, rows, numbered }: SheetTable, words: SheetWords): Block {
  const own = columns.map(({ label, narrow }): FormColumn => ({ label, share: narrow ? SHARE.narrow : SHARE.usual }))
  if (!numbered) return { is: 'grid', columns: own, rows }
  return {
    is: 'grid',
    columns: [{ label: words('number'), share: SHARE.number }, ...own],
    rows: rows.map((row, index) => [String(index + 1), ...row]),
  }
}
