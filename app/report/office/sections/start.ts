import type { ReportModel } from '#app/report/model/report-model.ts'
import type { Homework, UseCaseEntry } from '#app/report/model/target-model.ts'
import { createWording } from '#app/report/model/wording.ts'
import {
  type Block,
  type Column,
  cell,
  definitions,
  heading,
  line,
  paragraph,
  smallCell,
  tableOf,
  verdictLine,
} from '../blocks.ts'
import { commentBlocks, commentLines } from '../comments.ts'

/** Every use case with its verdict, its weeks and what stands between. */
export function useCaseBlocks(model: ReportModel): Block[] {
  const { useCases, labels } = model
  const columns: Column[] = [
    { label: labels.useCase, share: 0.28 },
    { label: labels.verdict, share: 0.22 },
    { label: labels.weeks, share: 0.16 },
    { label: labels.between, share: 0.34 },
  ]
  const rowOf = ({ id, name, tone, label, weeksText, between, standing }: UseCaseEntry) => ({
    anchor: id,
    below: commentLines(model, `use-case:${id}`),
    cells: [cell(name), [verdictLine(tone, label)], smallCell(weeksText), smallCell(between, standing?.text)],
  })
  return [
    heading(1, labels.useCases),
    paragraph(useCases.intro),
    { is: 'picture', source: { kind: 'chart', name: 'use-cases' }, alt: labels.weeks },
    ...tableOf(columns, useCases.rows.map(rowOf)),
    ...(useCases.apart.length > 0
      ? [
          heading(2, labels.apart),
          ...definitions(useCases.apart.map(({ name, because }) => ({ label: name, text: because }))),
        ]
      : []),
  ]
}

/** What is needed whatever is begun with, once. */
export function homeworkBlocks({ homework, labels }: ReportModel): Block[] {
  if (!homework) return []
  const isPlanned = homework.rows.some(({ actions }) => actions.length > 0)
  const columns: Column[] = [
    { label: labels.homeworkStep, share: 0.22 },
    { label: labels.homeworkHas, share: 0.28 },
    { label: labels.homeworkNeeds, share: 0.3 },
    ...(isPlanned ? [{ label: labels.effort, share: 0.2 }] : []),
  ]
  const effort = ({ actions, note }: Homework['rows'][number]) =>
    smallCell(...actions.map(({ days, who }) => `${days}, ${who}`), note)
  const rows = homework.rows
    .filter(({ state }) => state !== 'done')
    .map((row) => ({
      cells: [cell(row.name), smallCell(row.has), smallCell(row.needs), ...(isPlanned ? [effort(row)] : [])],
    }))
  return [heading(1, labels.homework), paragraph(homework.intro), ...tableOf(columns, rows)]
}

/** Who answered, how answers become verdicts, and what was assumed. */
export function methodBlocks({ method, labels }: ReportModel): Block[] {
  const names = method.answeredBy.map(({ name, disciplines }) => (disciplines ? `${name} (${disciplines})` : name))
  const answered = names.length > 0 ? [{ label: labels.answeredBy, text: names.join('\n') }] : []
  const questions = (title: string, rows: readonly { question: string; text: string }[]) =>
    rows.length > 0
      ? [heading(2, title), ...definitions(rows.map(({ question, text }) => ({ label: question, text })))]
      : []
  return [
    heading(1, labels.method),
    ...(method.takenAtWord ? [paragraph(method.takenAtWord, 'Strong')] : []),
    ...method.paragraphs.map((text) => paragraph(text)),
    ...definitions([...method.facts, ...answered]),
    ...questions(labels.assumptions, method.assumptions),
    ...questions(labels.own, method.own ?? []),
  ]
}

/** All dimensions at a glance: every range as a bar and in figures. */
export function dimensionBlocks({ dimensions, labels }: ReportModel): Block[] {
  const columns: Column[] = [
    { label: labels.dimension, share: 0.5 },
    { label: labels.readiness, share: 0.5 },
  ]
  const rows = dimensions.map(({ name, score, standard, text }) => ({
    cells: [cell(name), score ? cell(`${score.text} ${labels.of100}`, standard) : smallCell(text)],
  }))
  return [
    heading(1, labels.dimensions),
    paragraph(`${labels.radarKnown} · ${labels.radarPossible}`, 'Small'),
    { is: 'picture', source: { kind: 'chart', name: 'dimensions' }, alt: labels.dimensions },
    ...tableOf(columns, rows),
    ...(labels.strip && dimensions.some(({ capabilities }) => capabilities.length > 0)
      ? [
          paragraph(labels.strip, 'Small'),
          { is: 'picture' as const, source: { kind: 'chart' as const, name: 'strips' as const }, alt: labels.ladders },
        ]
      : []),
  ]
}

/** Each dimension with its capabilities: where it stands and the next step. */
export function ladderBlocks(model: ReportModel): Block[] {
  const { dimensions, labels, locale } = model
  if (dimensions.every(({ capabilities }) => capabilities.length === 0)) return []
  const columns: Column[] = [
    { label: createWording(locale).t('office.capability'), share: 0.28 },
    { label: labels.here, share: 0.36 },
    { label: labels.next, share: 0.36 },
  ]
  const each = dimensions.flatMap(({ id, name, score, standard, text, capabilities }) => [
    heading(2, [name, score && `${score.text} ${labels.of100}`].filter(Boolean).join(', ')),
    paragraph([text, standard].filter(Boolean).join(' ')),
    ...commentBlocks(model, `dimension:${id}`),
    ...tableOf(
      columns,
      capabilities.map(({ name: capability, levelText, here, next, definition, scored }) => ({
        cells: [
          cell(line(capability, 'TableStrong'), line(levelText, 'TableSmall')),
          smallCell(here ?? definition, !scored && labels.notScored),
          smallCell(next ?? ''),
        ],
      })),
    ),
  ])
  return [heading(1, labels.ladders), ...each]
}

/** The map of techniques by category: the verdict of each, and the gaps of those within reach by name. */
export function techniqueBlocks(model: ReportModel): Block[] {
  const { techniques, labels } = model
  if (techniques.length === 0) return []
  const columns: Column[] = [
    { label: labels.technique, share: 0.32 },
    { label: labels.verdict, share: 0.3 },
    { label: labels.between, share: 0.38 },
  ]
  return [
    heading(1, labels.techniques),
    paragraph(labels.techniquesIntro),
    ...techniques.flatMap(({ name, rows }) => [
      heading(2, name),
      ...tableOf(
        columns,
        rows.map(({ id, name: technique, tone, label, between, standing, blockers }) => ({
          anchor: id,
          below: commentLines(model, `technique:${id}`),
          cells: [
            cell(technique),
            [verdictLine(tone, label)],
            smallCell(between, standing?.text, tone === 'nearly' && blockers.map((one) => one.name).join('; ')),
          ],
        })),
      ),
    ]),
  ]
}
