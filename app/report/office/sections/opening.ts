import type { ReportModel } from '#app/report/model/report-model.ts'
import type { Phrase } from '#app/report/model/report-parts.ts'
import { createWording } from '#app/report/model/wording.ts'
import { markingOf } from '#app/report/parts/marking.ts'
import { type Block, heading, line, paragraph, type Span } from '../blocks.ts'

/** Whose report it is and of when, as on the first page of the PDF. */
export function coverBlocks({ cover, labels, method }: ReportModel): Block[] {
  const { brand } = cover
  const logos = [
    ...(brand.clientLogo ? [{ logo: brand.clientLogo, alt: cover.company }] : []),
    ...(brand.logo ? [{ logo: brand.logo, alt: brand.consultancy ?? '' }] : []),
  ]
  const names = method.answeredBy.map(({ name }) => name).join(', ')
  const lines: [text: string | undefined, style: 'CoverKind' | 'Normal' | 'Small'][] = [
    [cover.subtitle, 'CoverKind'],
    [cover.draft, 'Normal'],
    [cover.reach?.join(' '), 'Normal'],
    [names === '' ? '' : `${labels.answeredBy}: ${names}`, 'Normal'],
    [markingOf(cover), 'Small'],
    [brand.consultancy, 'Small'],
    [brand.address, 'Small'],
    [brand.footer, 'Small'],
  ]
  return [
    ...(logos.length > 0 ? [{ is: 'logos' as const, logos }] : []),
    paragraph(cover.title, 'CoverTop'),
    { is: 'title', text: cover.company },
    ...lines.flatMap(([text, style]) => (text ? [paragraph(text, style)] : [])),
  ]
}

/** The headings with their pages. */
export function contentsBlocks({ locale }: ReportModel): Block[] {
  return [{ is: 'contents', title: createWording(locale).t('office.contents') }]
}

/** The page for somebody who reads one page. */
export function summaryBlocks({ summary, labels }: ReportModel): Block[] {
  const isAsking = summary.nextSteps.length > 0 && summary.nextSteps.every(({ kind }) => kind === 'question')
  return [
    heading(1, summary.headline),
    sentence(summary.lead, 'Lead'),
    { is: 'line', line: line(labels.ask, 'CalloutTitle') },
    sentence(summary.ask, 'Callout'),
    ...(summary.standing.length > 0 ? [heading(2, labels.standing)] : []),
    ...summary.standing.map((phrases) => sentence(phrases, 'Normal')),
    ...(summary.state === 'empty' ? [] : [profile(labels.dimensions)]),
    ...notes(labels.strengths, summary.strengths),
    ...notes(labels.gaps, summary.gaps),
    ...notes(
      isAsking ? labels.nextQuestions : labels.nextSteps,
      summary.nextSteps.map(({ name, detail }) => ({ name, text: detail })),
    ),
    paragraph(summary.fineprint, 'Small'),
  ]
}

/** Left out by the writer where there are too few dimensions for a radar. */
const profile = (alt: string): Block => ({ is: 'picture', source: { kind: 'chart', name: 'radar' }, alt })

function notes(title: string, entries: readonly { name: string; text: string }[]): Block[] {
  if (entries.length === 0) return []
  const items = entries.map(({ name, text }): Span[] => [
    { text: name, look: 'strong' },
    ...(text ? [{ text: `\n${text}` }] : []),
  ])
  return [heading(2, title), { is: 'list', items }]
}

/** What has a place of its own in the document is a link to it. */
function sentence(phrases: readonly Phrase[], style: 'Lead' | 'Callout' | 'Normal'): Block {
  const written = phrases.map(
    ({ text, ref }): Span => (ref && ref.kind !== 'question' ? { text, to: ref.id } : { text }),
  )
  return { is: 'line', line: { spans: written, style } }
}
