import type { FilledField, FilledTemplate, ReachedLevel } from '#app/core/templates/filled-template.ts'
import { filledByText, type SheetTable, type SheetWords, signatures, todayText } from './sheet-words.ts'

const BLANK = '________________'

/** The sheet as Markdown, complete and in the order of the page; what is to be filled in is underscores or empty cells. */
export function sheetText(sheet: FilledTemplate, words: SheetWords): string {
  const blocks = [
    `# ${sheet.name}`,
    sheet.purpose,
    knownLines(sheet, words),
    ...sheet.reaches.map((level) => levelLines(level, words)),
    ...sheet.sections.flatMap(({ title, note, fields }, index) => [
      `## ${index + 1}. ${title}`,
      note,
      ...fields.flatMap((field) => [`### ${field.label}`, field.hint && `_${field.hint}_`, fieldLines(field, words)]),
    ]),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

function knownLines({ company, useCase, filledBy, today }: FilledTemplate, words: SheetWords): string {
  return [
    entry(words('company'), company || BLANK),
    ...(useCase ? [entry(words('useCase'), useCase)] : []),
    entry(words('filledBy'), filledByText(filledBy, words)),
    entry(words('date'), today || BLANK),
  ].join('\n')
}

function levelLines(level: ReachedLevel, words: SheetWords): string {
  const { asked, facts, done, isReached } = level
  return [
    entry(words('today'), todayText(level, words) || BLANK),
    entry(words('reached'), asked),
    ...facts.map(({ text, isMet }) => `  - [${isMet ? 'x' : ' '}] ${text}`),
    ...(isReached ? [`  ${words('reachedAlready')}`] : []),
    ...(done ? [entry(words('done'), done)] : []),
  ].join('\n')
}

function fieldLines(field: FilledField, words: SheetWords): string {
  switch (field.kind) {
    case 'line':
      return field.text || BLANK
    case 'lines':
      return field.text || Array.from({ length: field.lines }, () => BLANK).join('\n\n')
    case 'choices':
      return field.options.map((option) => `- [ ] ${option}`).join('\n')
    case 'rules':
      return [...field.rules, ...Array.from({ length: field.empty }, () => BLANK)]
        .map((rule, index) => `${index + 1}. ${rule}`)
        .join('\n')
    case 'table':
      return field.layout === 'cards' ? cards(field) : grid(field, words)
    case 'statement':
      return `${field.text}\n\n${grid(signatures(field.signers, words), words)}`
  }
}

function cards({ columns, rows }: SheetTable): string {
  return rows
    .map((row) => columns.map(({ label }, at) => entry(label, row[at] || BLANK)).join('\n'))
    .join('\n\n---\n\n')
}

function grid({ columns, rows, numbered }: SheetTable, words: SheetWords): string {
  const head = [...(numbered ? [words('number')] : []), ...columns.map(({ label }) => label)]
  const body = rows.map((row, index) => [...(numbered ? [String(index + 1)] : []), ...row])
  return [head, head.map(() => '---'), ...body].map((row) => `| ${row.map(cellText).join(' | ')} |`).join('\n')
}

/** A bar would end the cell. */
function cellText(text: string): string {
  return text.replaceAll('|', '\\|')
}

function entry(term: string, text: string): string {
  return `- **${term}:** ${text}`
}
