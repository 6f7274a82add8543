import { type RichSpan, type RichText, readRichText } from '#app/core/rich-text/rich-text.ts'

/** A point of the summary: a few words, and a line that says what is meant; empty: there is none. */
export type SummaryPoint = { name: string; text: string }

/** Of one list: more would not stay on one page. */
const MOST_POINTS = 4
/** Characters of one point, name and text together. */
export const MOST_IN_POINT = 240
/** Characters of the sentence above it all. */
export const MOST_IN_HEADLINE = 240

/** Why a part of the summary cannot be kept. `is`: how many there are; `point`: which, from 1. */
export type SummaryFault =
  | { kind: 'tooMany'; most: number; is: number }
  | { kind: 'pointTooLong'; most: number; is: number; point: number }
  | { kind: 'pointLink'; point: number }

const SIGNS = /[\\`*[\]<>{}]/g

/** Points as they are typed: a list, the name of each in bold. */
export function writePoints(points: readonly SummaryPoint[]): string {
  const plain = (text: string) => text.replace(SIGNS, '\\$&')
  return points.map(({ name, text }) => `- **${plain(name)}** ${plain(text)}`.trim()).join('\n')
}

/** The points of a list that was typed; paragraphs are points too. */
export function readPoints(source: string): SummaryPoint[] {
  return pointSpans(readRichText(source)).map(pointOf)
}

function pointSpans(text: RichText): RichSpan[][] {
  return text.flatMap((block) => (block.kind === 'list' ? block.items : [block.spans]))
}

function pointOf(spans: readonly RichSpan[]): SummaryPoint {
  const plain = (some: readonly RichSpan[]) =>
    some
      .map(({ text }) => text)
      .join('')
      .replace(/[ \t\n]+/g, ' ')
      .trim()
  const end = spans.findIndex(({ strong }) => !strong)
  const bold = end === -1 ? spans.length : end
  if (bold === 0) return { name: plain(spans), text: '' }
  return {
    name: plain(spans.slice(0, bold)).replace(/:$/, ''),
    text: plain(spans.slice(bold)).replace(/^(?::\s*|[–-]\s+)/, ''),
  }
}

/** What the writer of a list of points has to mend; empty: nothing. */
export function findPointFaults(source: string): SummaryFault[] {
  const points = pointSpans(readRichText(source))
  const faults = points.flatMap((spans, at): SummaryFault[] => {
    const { name, text } = pointOf(spans)
    const is = name.length + text.length
    const point = at + 1
    return [
      ...(is > MOST_IN_POINT ? [{ kind: 'pointTooLong' as const, most: MOST_IN_POINT, is, point }] : []),
      ...(spans.some(({ href }) => href !== undefined) ? [{ kind: 'pointLink' as const, point }] : []),
    ]
  })
  const isMany = points.length > MOST_POINTS
  return [...(isMany ? [{ kind: 'tooMany' as const, most: MOST_POINTS, is: points.length }] : []), ...faults]
}
