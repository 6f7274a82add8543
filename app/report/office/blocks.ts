import type { ProcessChartPicture } from '#app/charts/process-chart.ts'
import type { ChartName } from '../charts/chart-names.ts'
import type { BrandLogo } from '../model/cover-model.ts'
import type { Tone } from '../model/report-parts.ts'
import type { Gantt } from '../model/roadmap-model.ts'
import type { FormBlock } from './form-blocks.ts'

/** A piece of a sentence. `to` is the anchor of something in the same document, `url` an address outside. */
export type Span = { text: string; to?: string; url?: string; look?: 'strong' | 'soft' }

/** A paragraph: its style by name, and its colour where it says how good the news is. */
export type Line = { spans: readonly Span[]; style: ParagraphStyle; tone?: Tone }

/** Styles of paragraphs, by what they are for. */
export type ParagraphStyle =
  | 'Normal'
  | 'Lead'
  | 'Small'
  | 'Strong'
  | 'CoverTop'
  | 'CoverKind'
  | 'Callout'
  | 'CalloutTitle'
  | 'OpenPoint'
  | 'ToDo'
  | 'Comment'
  | 'CommentLabel'
  | 'TableHead'
  | 'TableText'
  | 'TableSmall'
  | 'TableStrong'
  | 'Hint'
  | 'Note'

export type Column = { label: string; share: number; align?: 'left' | 'right' }

/** `below` spans all columns under the cells; links to `anchor` lead here. */
export type Row = { cells: readonly (readonly Line[])[]; below?: readonly Line[]; anchor?: string }

/** What a picture shows: a chart of the report, some rows of its plan, or a chart of a pilot. */
export type PictureSource =
  | { kind: 'chart'; name: ChartName }
  /** `above`: what stands above it on its page beside a title and a line or two, in points. */
  | { kind: 'gantt'; gantt: Gantt; above?: number }
  | { kind: 'process'; picture: ProcessChartPicture }
  | { kind: 'logo'; logo: BrandLogo }
  /** A word across the whole room, on a ground that lets through what is below. */
  | { kind: 'watermark'; text: string }

/** One thing after another in a document that is written on in. */
export type Block =
  | { is: 'title'; text: string }
  | { is: 'subtitle'; text: string }
  | { is: 'heading'; level: 1 | 2 | 3; text: string }
  | { is: 'line'; line: Line; anchor?: string }
  | { is: 'list'; items: readonly (readonly Span[])[] }
  | { is: 'table'; columns: readonly Column[]; rows: readonly Row[] }
  | { is: 'picture'; source: PictureSource; alt: string }
  | { is: 'logos'; logos: readonly { logo: BrandLogo; alt: string }[] }
  | { is: 'contents'; title: string }
  | { is: 'pageBreak' }
  | FormBlock

/** Blocks on pages of one kind, which begin on a page of their own. */
export type Part = { orientation: 'portrait' | 'landscape'; isCover?: true; blocks: readonly Block[] }

/** A document to write on in: what stands in it, and what stands around it. */
export type OfficeDocument = {
  /** IETF tag. */
  locale: string
  /** ISO date, also the one inside the file. */
  madeOn: string
  title: string
  author: string
  subject: string
  /** At the head of each page: whose document it is, and which. */
  running: { company: string; title: string }
  /** At the foot of each page. */
  foot: readonly string[]
  accent: string
  /** A form has smaller heads, with a line above each part; missing: a report. */
  look?: 'form'
  /** Across every page, behind what is written; missing: none. */
  watermark?: string
  parts: readonly Part[]
}

const spans = (text: string): Span[] => [{ text }]

export const line = (text: string, style: ParagraphStyle = 'Normal', tone?: Tone): Line => ({
  spans: spans(text),
  style,
  ...(tone && { tone }),
})

/** A paragraph. */
export const paragraph = (text: string, style: ParagraphStyle = 'Normal'): Block => ({
  is: 'line',
  line: line(text, style),
})

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ is: 'heading', level, text })

/** A cell of a table: paragraphs of what is not empty. */
export const cell = (...texts: readonly (string | undefined | false | Line)[]): Line[] =>
  texts.flatMap((text, index) => {
    if (!text) return []
    return typeof text === 'string' ? [line(text, index === 0 ? 'TableText' : 'TableSmall')] : [text]
  })

/** Small print in a cell. */
export const smallCell = (...texts: readonly (string | undefined | false)[]): Line[] =>
  texts.flatMap((text) => (text ? [line(text, 'TableSmall')] : []))

const SHORT = 60
const isShort = (label: string, text: string) => label.length + text.length < SHORT && !/[?\n]/.test(label + text)

/** Labels, each with its text: beside it if both are short, else below. */
export const definitions = (rows: readonly { label: string; text: string }[]): Block[] =>
  rows.map(({ label, text }) => ({
    is: 'line' as const,
    line: {
      spans: [{ text: isShort(label, text) ? `${label}: ` : `${label}\n`, look: 'soft' as const }, { text }],
      style: 'Normal' as const,
    },
  }))

/** A table that has rows, else nothing. */
export const tableOf = (columns: readonly Column[], rows: readonly Row[]): Block[] =>
  rows.length > 0 ? [{ is: 'table', columns, rows }] : []

const MARKS: Record<Tone, string> = {
  ready: '●',
  almost: '◉',
  nearly: '◐',
  notyet: '○',
  open: '◌',
  stop: '■',
  none: '–',
}

/** A verdict as a shape and a word. */
export const verdictText = (tone: Tone, label: string): string => `${MARKS[tone]} ${label}`

/** The same as a line; the colour only repeats it. */
export const verdictLine = (tone: Tone, label: string, style: ParagraphStyle = 'TableStrong'): Line =>
  line(verdictText(tone, label), style, tone)
