import { Bookmark, ExternalHyperlink, InternalHyperlink, Paragraph, type ParagraphChild, TextRun } from 'docx'
import { colours, toneColours } from '../theme.ts'
import type { Line, Span } from './blocks.ts'

/** What XML has no place for. */
const UNWRITABLE = /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** The name of a place in the document: letters, digits and low lines alone, and not too long. */
const placeName = (anchor: string): string => `to_${anchor.replaceAll(/[^a-z0-9]/gi, '_')}`.slice(0, 40)

type Look = Omit<ConstructorParameters<typeof TextRun>[0] & object, 'text' | 'children'>

/** A text as runs; its line ends are line ends in its paragraph. */
export function textRuns(text: string, look: Look = {}): TextRun[] {
  const lines = text.toWellFormed().replaceAll(UNWRITABLE, '').split('\n')
  return lines.map((part, index) => new TextRun({ ...look, text: part, ...(index > 0 ? { break: 1 } : {}) }))
}

/** Sentences of spans, linked where they name something. @param targets that a link can lead to */
export function runsOf(spans: readonly Span[], targets: ReadonlySet<string>, colour?: string): ParagraphChild[] {
  return spans.flatMap(({ text, to, url, look }): ParagraphChild[] => {
    if (url) return [new ExternalHyperlink({ link: url, children: textRuns(text, { style: 'Hyperlink' }) })]
    if (to && targets.has(to)) {
      return [new InternalHyperlink({ anchor: placeName(to), children: textRuns(text, { style: 'Hyperlink' }) })]
    }
    return textRuns(text, {
      ...(look === 'strong' ? { bold: true } : {}),
      ...(look === 'soft' ? { color: colours.soft.slice(1), size: 18 } : {}),
      ...(colour ? { color: colour.slice(1) } : {}),
    })
  })
}

const STYLE_IDS: Partial<Record<Line['style'], string>> = { Strong: 'Strong1' }

/** A paragraph in its style. @param anchor that links lead to */
export function paragraphOf({ spans, style, tone }: Line, targets: ReadonlySet<string>, more: ParagraphLook = {}) {
  const { anchor, ...look } = more
  const runs = runsOf(spans, targets, tone && toneColours[tone])
  const children = anchor ? [new Bookmark({ id: placeName(anchor), children: runs })] : runs
  return new Paragraph({ style: STYLE_IDS[style] ?? style, children, ...look })
}

type ParagraphLook = { anchor?: string | undefined; keepNext?: boolean; alignment?: 'left' | 'right' }
